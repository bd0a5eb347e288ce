package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.syntax.CommonTableSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the analysis of one statement shares. Belongs to one thread.
final class StatementContext {
  /// How many relations of FROM clauses one statement may have, common tables counted where they are
  /// used.
  static final int RELATION_COUNT_MAX = 10_000;

  /// How deep functions and views may use each other.
  static final int ROUTINE_DEPTH_MAX = 64;

  private final CatalogView catalog;
  private AnalysisOptions options;
  private final ColumnIds ids = new ColumnIds();
  private final List<TableDescription> tables = new ArrayList<>();
  private NameScope parameters;
  private final List<RecursionAnalyzer.Open> openRecursions = new ArrayList<>();
  private @Nullable MatchFunctions matchFunctions;
  private int relations;
  private int recursions;
  private int routines;

  StatementContext(CatalogView catalog, AnalysisOptions options) {
    this.catalog = catalog;
    this.options = options;
    var variables = new ArrayList<ScopeColumn>();
    options
        .variables()
        .forEach(
            (name, value) ->
                variables.add(new ScopeColumn(name, Constant.of(value, Place.UNKNOWN))));
    this.parameters = new NameScope(FromScope.EMPTY, variables, null);
  }

  CatalogView catalog() {
    return catalog;
  }

  AnalysisOptions options() {
    return options;
  }

  /// The result with the values of another row of parameters.
  <T> T withRow(AnalysisOptions.ParameterRow row, Supplier<T> part) {
    var before = options;
    options = before.withRow(row);
    try {
      return part.get();
    } finally {
      options = before;
    }
  }

  PlanColumn column(String name, SqlType type) {
    return ids.next(name, type);
  }

  /// Notes that the statement reads a table.
  void reads(TableDescription table) {
    tables.add(table);
  }

  /// The tables read, in the order of the text, each use once.
  List<TableDescription> tablesRead() {
    return List.copyOf(tables);
  }

  /// The parameters of the function that is looked into, or the variables of the script, which any expression inside may use unless a
  /// nearer name hides them.
  NameScope parameters() {
    return parameters;
  }

  /// The result under other parameters.
  <T> T withParameters(NameScope others, Supplier<T> part) {
    var before = parameters;
    parameters = others;
    try {
      return part.get();
    } finally {
      parameters = before;
    }
  }

  /// The result of looking into a function or view, which may use others.
  ///
  /// @param own its parameters
  <T> T within(Syntax call, NameScope own, Supplier<T> routine) {
    routines++;
    if (routines > ROUTINE_DEPTH_MAX) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "Functions and views are nested more than " + ROUTINE_DEPTH_MAX + " deep",
          call.span().start());
    }
    try {
      return withParameters(own, routine);
    } finally {
      routines--;
    }
  }

  /// The functions that only MATCH_RECOGNIZE has, where its expressions are analysed.
  Optional<MatchFunctions> matchFunctions() {
    return Optional.ofNullable(matchFunctions);
  }

  /// The result of looking into expressions of MATCH_RECOGNIZE.
  <T> T withMatchFunctions(MatchFunctions functions, Supplier<T> part) {
    var before = matchFunctions;
    matchFunctions = functions;
    try {
      return part.get();
    } finally {
      matchFunctions = before;
    }
  }

  /// The number of the next recursion, from 1.
  int nextRecursion() {
    return ++recursions;
  }

  /// The table of WITH RECURSIVE, if its query is being analysed.
  Optional<RecursionAnalyzer.Open> openRecursion(CommonTableSyntax table) {
    return openRecursions.stream().filter(open -> open.isOf(table)).findFirst();
  }

  /// Analyses the query of a table of WITH RECURSIVE.
  QueryResult inRecursion(
      RecursionAnalyzer.Open open, Function<RecursionAnalyzer.Open, QueryResult> analysis) {
    openRecursions.add(open);
    try {
      return analysis.apply(open);
    } finally {
      openRecursions.remove(open);
    }
  }

  /// Counts a relation of a FROM clause.
  void countRelation(Syntax syntax) {
    relations++;
    if (relations > RELATION_COUNT_MAX) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "The statement reads more than " + RELATION_COUNT_MAX + " relations",
          syntax.span().start());
    }
  }
}
