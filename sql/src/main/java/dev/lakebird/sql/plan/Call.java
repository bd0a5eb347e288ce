package dev.lakebird.sql.plan;

import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.types.SqlType;
import java.util.List;

/// A scalar or conditional function over its arguments.
///
/// @param safe whether an error of a row is NULL (`SAFE.f(x)`)
public record Call(
    SqlFunction function, List<PlanExpression> arguments, SqlType type, boolean safe, Place place)
    implements PlanExpression {
  public Call {
    arguments = List.copyOf(arguments);
  }

  /// The name of the function: `SUBSTR`, `$add`.
  public String name() {
    return function.definition().name();
  }

  @Override
  public List<PlanExpression> children() {
    return arguments;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new Call(function, children, type, safe, place);
  }
}
