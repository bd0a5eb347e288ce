package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FromQuerySyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.PipeOperatorSyntax;
import dev.lakebird.sql.syntax.PipedSyntax;
import dev.lakebird.sql.syntax.QueryBodySyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectItemSyntax;
import dev.lakebird.sql.syntax.SelectStarSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.StarReplaceSyntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Pipe syntax: each operator over the rows and names of the one before. Names of rows live on through
/// operators that change single columns, and mean the rows as they were. Source: the GoogleSQL reference,
/// "Pipe query syntax".
final class PipeAnalyzer {
  private QueryAnalyzer query;

  PipeAnalyzer(QueryAnalyzer query) {
    this.query = query;
  }

  /// FROM as a query.
  QueryResult rows(FromQuerySyntax syntax) {
    return result(new FromAnalyzer(query).analyze(syntax.from()));
  }

  QueryResult analyze(PipedSyntax syntax) {
    var rows = input(syntax.input());
    for (var operator : syntax.operators()) {
      rows = apply(rows, operator);
    }
    return result(rows);
  }

  private FromResult input(QueryBodySyntax syntax) {
    return syntax instanceof FromQuerySyntax from
        ? new FromAnalyzer(query).analyze(from.from())
        : table(query.input(syntax));
  }

  /// Rows of a query, which have no name yet.
  private static FromResult table(QueryResult result) {
    var trimmed = result.trimmed();
    return FromResult.of(trimmed.plan(), trimmed.variable(""));
  }

  /// The rows as those of a query: all columns, or the value where the rows still are STRUCT values.
  private QueryResult result(FromResult rows) {
    var scope = rows.scope();
    if (scope.variables().size() == 1) {
      var only = scope.variables().getFirst();
      var row = only.value();
      if (row != null
          && row.type() instanceof SqlType.Struct
          && only.starColumns().equals(scope.columns())) {
        var value = new SelectColumn("", row);
        var made = QueryResult.of(query.statement(), rows.plan(), List.of(value));
        return new QueryResult(made.plan(), made.columns(), true);
      }
    }
    return QueryResult.of(
        query.statement(),
        rows.plan(),
        scope.columns().stream().map(c -> new SelectColumn(c.name(), c.expression())).toList());
  }

  private FromResult apply(FromResult rows, PipeOperatorSyntax operator) {
    return switch (operator) {
      case PipeOperatorSyntax.Select o -> table(select(rows, o.select(), "SELECT"));
      case PipeOperatorSyntax.Extend o -> extend(rows, o);
      case PipeOperatorSyntax.Set o -> set(rows, o);
      case PipeOperatorSyntax.Drop o -> drop(rows, o);
      case PipeOperatorSyntax.Rename o -> rename(rows, o);
      case PipeOperatorSyntax.As o -> as(rows, o.alias());
      case PipeOperatorSyntax.Where o -> where(rows, o.condition());
      case PipeOperatorSyntax.Aggregate o -> table(new PipeAggregation(query, rows, o).analyze());
      case PipeOperatorSyntax.Distinct o -> distinct(rows, o.span());
      case PipeOperatorSyntax.From o -> new FromAnalyzer(query, rows).analyze(o.item());
      case PipeOperatorSyntax.Call o ->
          new TableFunctionAnalyzer(query).analyze(o.call(), result(rows));
      case PipeOperatorSyntax.OrderBy o ->
          new FromResult(
              query.sorted(rows.plan(), rows.scope(), rows.scope().columns(), o.items()),
              rows.scope());
      case PipeOperatorSyntax.Limit o ->
          new FromResult(query.limited(rows.plan(), o.limit()), rows.scope());
      case PipeOperatorSyntax.SetOperation o -> table(combined(rows, o));
      case PipeOperatorSyntax.With o -> {
        query = query.withTables(o.with());
        yield rows;
      }
    };
  }

  private QueryResult select(FromResult rows, SelectSyntax select, String name) {
    return SelectAnalyzer.piped(query, select, rows, false, name).analyze(List.of());
  }

  /// New columns beside those that are there, which the plan keeps too.
  private FromResult extend(FromResult rows, PipeOperatorSyntax.Extend syntax) {
    var made =
        SelectAnalyzer.piped(query, syntax.select(), rows, true, "EXTEND").analyze(List.of());
    var columns = new ArrayList<>(rows.scope().columns());
    columns.addAll(made.scopeColumns());
    return new FromResult(made.plan(), new FromScope(rows.scope().variables(), columns));
  }

  private FromResult set(FromResult rows, PipeOperatorSyntax.Set syntax) {
    var items = new ArrayList<SelectItemSyntax>();
    var indices = new ArrayList<Integer>();
    for (StarReplaceSyntax assignment : syntax.assignments()) {
      int index = index(rows.scope().columns(), assignment.name(), "SET");
      if (indices.contains(index)) {
        throw AnalysisError.invalid(
            assignment, "Column " + assignment.name().name() + " is set twice");
      }
      indices.add(index);
      items.add(
          new SelectExpressionSyntax(
              assignment.span(), assignment.expression(), assignment.name()));
    }
    var select =
        new SelectSyntax(
            syntax.span(), false, null, items, null, null, null, null, null, List.of());
    var made = SelectAnalyzer.piped(query, select, rows, true, "SET").analyze(List.of());
    var columns = new ArrayList<>(rows.scope().columns());
    for (int i = 0; i < indices.size(); i++) {
      columns.set(
          indices.get(i),
          new ScopeColumn(
              columns.get(indices.get(i)).name(), made.scopeColumns().get(i).expression()));
    }
    return new FromResult(made.plan(), new FromScope(rows.scope().variables(), columns));
  }

  /// The column of that name, which must be the only one.
  private static int index(List<ScopeColumn> columns, IdentifierSyntax name, String operator) {
    int found = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isNamed(name.name())) {
        if (found >= 0) {
          throw AnalysisError.at(
              name,
              ErrorCode.AMBIGUOUS_NAME,
              "Column name " + name.name() + " is ambiguous in pipe " + operator);
        }
        found = i;
      }
    }
    if (found < 0) {
      throw AnalysisError.at(
          name,
          ErrorCode.UNKNOWN_NAME,
          "Column not found in pipe "
              + operator
              + ": "
              + name.name()
              + NearNames.suggestion(
                  name.name(), columns.stream().map(ScopeColumn::name).toList()));
    }
    return found;
  }

  private static FromResult drop(FromResult rows, PipeOperatorSyntax.Drop syntax) {
    var columns = new ArrayList<>(rows.scope().columns());
    for (var name : syntax.columns()) {
      if (columns.stream().noneMatch(c -> c.isNamed(name.name()))) {
        index(columns, name, "DROP");
      }
      columns.removeIf(c -> c.isNamed(name.name()));
    }
    if (columns.isEmpty()) {
      throw AnalysisError.invalid(syntax, "Pipe DROP leaves no columns");
    }
    return new FromResult(rows.plan(), new FromScope(rows.scope().variables(), columns));
  }

  private static FromResult rename(FromResult rows, PipeOperatorSyntax.Rename syntax) {
    var before = rows.scope().columns();
    var columns = new ArrayList<>(before);
    for (var renaming : syntax.renamings()) {
      int index = index(before, renaming.from(), "RENAME");
      columns.set(index, new ScopeColumn(renaming.to().name(), before.get(index).expression()));
    }
    return new FromResult(rows.plan(), new FromScope(rows.scope().variables(), columns));
  }

  private FromResult as(FromResult rows, IdentifierSyntax alias) {
    var result = result(rows);
    return FromResult.of(result.plan(), result.variable(alias.name()));
  }

  private FromResult where(FromResult rows, ExpressionSyntax condition) {
    var windows = new WindowCollector(query.statement(), List.of());
    var expressions =
        new ExpressionAnalyzer(
            query.statement(),
            NameScope.of(rows.scope(), query.outer()),
            query.commonTables(),
            AggregateSink.Forbidden.in("pipe WHERE"),
            windows);
    var kept = expressions.condition(condition, "WHERE clause");
    return new FromResult(new FilterPlan(windows.over(rows.plan(), e -> e), kept), rows.scope());
  }

  /// The rows once each, under the name that they had, STRUCT values staying whole.
  private FromResult distinct(FromResult rows, SourceSpan span) {
    var whole = result(rows);
    var made = whole.valueTable() ? once(whole) : distinctColumns(rows, span);
    var variables = rows.scope().variables();
    boolean hasName =
        variables.size() == 1 && variables.getFirst().starColumns().equals(rows.scope().columns());
    var trimmed = made.trimmed();
    return FromResult.of(
        trimmed.plan(), trimmed.variable(hasName ? variables.getFirst().name() : ""));
  }

  private QueryResult once(QueryResult whole) {
    var trimmed = whole.trimmed();
    var plan = new SetOperationAnalyzer(query).distinct(trimmed.plan());
    var outputs = new ArrayList<QueryResult.Output>();
    for (int i = 0; i < trimmed.columns().size(); i++) {
      outputs.add(new QueryResult.Output(trimmed.columns().get(i).name(), plan.columns().get(i)));
    }
    return new QueryResult(plan, outputs, true);
  }

  private QueryResult distinctColumns(FromResult rows, SourceSpan span) {
    var star = new SelectStarSyntax(span, null, List.of(), List.of());
    var select =
        new SelectSyntax(span, true, null, List.of(star), null, null, null, null, null, List.of());
    return select(rows, select, "DISTINCT");
  }

  private QueryResult combined(FromResult rows, PipeOperatorSyntax.SetOperation syntax) {
    var inputs = new ArrayList<QueryResult>();
    inputs.add(result(rows));
    syntax.operation().inputs().forEach(input -> inputs.add(query.input(input)));
    return new SetOperationAnalyzer(query).analyze(syntax.operation(), inputs);
  }
}
