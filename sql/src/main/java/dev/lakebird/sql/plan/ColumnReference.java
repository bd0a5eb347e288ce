package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// The value of a column.
public record ColumnReference(PlanColumn column, Place place) implements PlanExpression {
  @Override
  public SqlType type() {
    return column.type();
  }

  @Override
  public List<PlanExpression> children() {
    return List.of();
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return this;
  }
}
