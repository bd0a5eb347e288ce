package dev.lakebird.sql.plan;

/// A column and what computes it.
public record Assignment(PlanColumn column, PlanExpression expression) {
  /// The same column, passed on.
  public static Assignment pass(PlanColumn column) {
    return new Assignment(column, new ColumnReference(column, Place.UNKNOWN));
  }

  /// Whether this passes a column on under its own id.
  public boolean isPass() {
    return expression instanceof ColumnReference reference
        && reference.column().id() == column.id();
  }
}
