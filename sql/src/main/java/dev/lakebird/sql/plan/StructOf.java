package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// A STRUCT of these field values; never NULL.
public record StructOf(List<PlanExpression> fields, SqlType.Struct type, Place place)
    implements PlanExpression {
  public StructOf {
    fields = List.copyOf(fields);
  }

  @Override
  public List<PlanExpression> children() {
    return fields;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new StructOf(children, type, place);
  }
}
