package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// What the analysis of one statement shares. Belongs to one thread.
final class StatementContext {
  /// How many relations of FROM clauses one statement may have, common tables counted where they are
  /// used.
  static final int RELATION_COUNT_MAX = 10_000;

  private final CatalogView catalog;
  private final AnalysisOptions options;
  private final ColumnIds ids = new ColumnIds();
  private final List<TableDescription> tables = new ArrayList<>();
  private int relations;

  StatementContext(CatalogView catalog, AnalysisOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  CatalogView catalog() {
    return catalog;
  }

  AnalysisOptions options() {
    return options;
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
