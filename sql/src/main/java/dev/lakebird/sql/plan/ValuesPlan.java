package dev.lakebird.sql.plan;

import java.util.List;

/// Rows that are written out; the expressions use no columns. SELECT without FROM reads one row of no
/// columns.
public record ValuesPlan(List<PlanColumn> columns, List<List<PlanExpression>> rows)
    implements LogicalPlan {
  public ValuesPlan {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// One row of no columns.
  public static ValuesPlan oneRow() {
    return new ValuesPlan(List.of(), List.of(List.of()));
  }

  /// No rows.
  public static ValuesPlan empty(List<PlanColumn> columns) {
    return new ValuesPlan(columns, List.of());
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of();
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return this;
  }
}
