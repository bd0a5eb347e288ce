package dev.lakebird.sql.plan;

import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.types.SqlType;
import java.util.List;

/// A window or aggregate function over the frame of each row.
///
/// @param nulls whether NULLs are skipped or kept, where it is written
public record WindowCall(
    SqlFunction function,
    List<PlanExpression> arguments,
    boolean distinct,
    AggregateCall.Nulls nulls,
    WindowFrame frame,
    SqlType type,
    Place place) {
  public WindowCall {
    arguments = List.copyOf(arguments);
  }

  public String name() {
    return function.definition().name();
  }

  /// The same call over other arguments, as many.
  public WindowCall withArguments(List<PlanExpression> others) {
    return new WindowCall(function, others, distinct, nulls, frame, type, place);
  }
}
