package dev.lakebird.functions.spi;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;

/// A call whose argument types are known physically.
///
/// @param resultType the logical type of the result, as the analyser decided
/// @param safe whether the call has the `SAFE.` prefix: a row whose evaluation is an error is NULL
public record BoundCall(List<Argument> arguments, SqlType resultType, boolean safe) {
  public BoundCall {
    arguments = List.copyOf(arguments);
  }

  public Argument argument(int index) {
    return arguments.get(index);
  }

  /// One argument: how its vectors lie, what is proven of its values, and its value where it is a
  /// literal or parameter.
  public record Argument(
      VectorType type, Optional<ValueBounds> bounds, boolean nullable, Optional<Value> constant) {
    public static Argument of(VectorType type) {
      return new Argument(type, Optional.empty(), true, Optional.empty());
    }
  }

  /// What a kernel says of its result. `nullable` false is a promise.
  public record Result(VectorType type, Optional<ValueBounds> bounds, boolean nullable) {
    public static Result of(VectorType type) {
      return new Result(type, Optional.empty(), true);
    }
  }
}
