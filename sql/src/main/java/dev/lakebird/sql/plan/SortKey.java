package dev.lakebird.sql.plan;

/// One key of an order.
public record SortKey(PlanExpression expression, boolean descending, boolean nullsFirst) {
  public SortKey withExpression(PlanExpression other) {
    return new SortKey(other, descending, nullsFirst);
  }
}
