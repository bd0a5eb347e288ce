package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.List;

/// A conversion, written or implied.
///
/// @param safe whether a value that does not convert is NULL (`SAFE_CAST`)
public record Cast(
    PlanExpression input, SqlType type, TypeParameters parameters, boolean safe, Place place)
    implements PlanExpression {
  /// A coercion: to a type without parameters, errors stay errors.
  public static Cast implied(PlanExpression input, SqlType type) {
    return new Cast(input, type, TypeParameters.NONE, false, input.place());
  }

  @Override
  public List<PlanExpression> children() {
    return List.of(input);
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new Cast(children.getFirst(), type, parameters, safe, place);
  }
}
