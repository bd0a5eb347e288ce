package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// An ARRAY of these elements; never NULL.
public record ArrayOf(List<PlanExpression> elements, SqlType.Array type, Place place)
    implements PlanExpression {
  public ArrayOf {
    elements = List.copyOf(elements);
  }

  @Override
  public List<PlanExpression> children() {
    return elements;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new ArrayOf(children, type, place);
  }
}
