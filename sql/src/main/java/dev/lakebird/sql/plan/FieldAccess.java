package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// The field of a STRUCT at an index from 0; NULL of a NULL.
public record FieldAccess(PlanExpression input, int field, SqlType type, Place place)
    implements PlanExpression {
  /// The field of that index.
  public static FieldAccess of(PlanExpression input, int field, Place place) {
    return new FieldAccess(
        input, field, ((SqlType.Struct) input.type()).fields().get(field).type(), place);
  }

  @Override
  public List<PlanExpression> children() {
    return List.of(input);
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new FieldAccess(children.getFirst(), field, type, place);
  }
}
