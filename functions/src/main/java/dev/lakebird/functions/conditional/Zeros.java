package dev.lakebird.functions.conditional;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;

/// The zeros of the numeric types.
final class Zeros {
  private Zeros() {}

  static boolean isZero(Value value) {
    return switch (value) {
      case Value.Int64Value v -> v.value() == 0;
      case Value.Float64Value v -> v.value() == 0;
      case Value.DecimalValue v -> v.value().signum() == 0;
      default -> throw LakebirdException.internal("Not a number: " + value.type().sqlName());
    };
  }

  static Value of(SqlType type) {
    return switch (type) {
      case SqlType.Int64 t -> Value.of(0);
      case SqlType.Float64 t -> Value.of(0.0);
      default -> new Value.DecimalValue(type, BigDecimal.ZERO);
    };
  }
}
