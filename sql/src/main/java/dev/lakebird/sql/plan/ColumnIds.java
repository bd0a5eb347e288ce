package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;

/// Hands out the column ids of one statement, counted from 1 in the order of asking. Belongs to one
/// thread.
public final class ColumnIds {
  private int last;

  /// Ids that no column of the plan has.
  public static ColumnIds after(LogicalPlan plan) {
    var ids = new ColumnIds();
    ids.skip(plan);
    return ids;
  }

  private void skip(LogicalPlan plan) {
    plan.columns().forEach(column -> last = Math.max(last, column.id()));
    if (plan instanceof ScanPlan scan) {
      scan.tableColumns().forEach(column -> last = Math.max(last, column.id()));
    }
    plan.inputs().forEach(this::skip);
    PlanExpressions.of(plan).forEach(this::skip);
  }

  private void skip(PlanExpression expression) {
    if (expression instanceof SubqueryValue subquery) {
      skip(subquery.plan());
    }
    expression.children().forEach(this::skip);
  }

  public PlanColumn next(String name, SqlType type) {
    last++;
    return new PlanColumn(last, name, type);
  }
}
