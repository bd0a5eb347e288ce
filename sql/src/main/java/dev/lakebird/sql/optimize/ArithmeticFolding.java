package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.Optional;

/// Sums, differences and products of constants; what overflows is left to fail where it is needed.
final class ArithmeticFolding {
  private static final int NUMERIC_DIGITS = 38;
  private static final int NUMERIC_SCALE = 9;

  private ArithmeticFolding() {}

  static Optional<Value> of(Call call) {
    if (call.arguments().size() != 2
        || !(call.arguments().getFirst() instanceof Constant left)
        || !(call.arguments().getLast() instanceof Constant right)) {
      return Optional.empty();
    }
    if (left.value() instanceof Value.Int64Value a && right.value() instanceof Value.Int64Value b) {
      return integers(call.name(), a.value(), b.value());
    }
    if (left.value() instanceof Value.Float64Value a
        && right.value() instanceof Value.Float64Value b) {
      return floats(call.name(), a.value(), b.value());
    }
    if (left.value() instanceof Value.DecimalValue a
        && right.value() instanceof Value.DecimalValue b
        && !call.name().equals("$multiply")) {
      return decimals(call, a.value(), b.value());
    }
    return Optional.empty();
  }

  private static Optional<Value> integers(String operator, long a, long b) {
    try {
      return switch (operator) {
        case "$add" -> Optional.of(Value.of(Math.addExact(a, b)));
        case "$subtract" -> Optional.of(Value.of(Math.subtractExact(a, b)));
        case "$multiply" -> Optional.of(Value.of(Math.multiplyExact(a, b)));
        default -> Optional.empty();
      };
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> floats(String operator, double a, double b) {
    double result =
        switch (operator) {
          case "$add" -> a + b;
          case "$subtract" -> a - b;
          case "$multiply" -> a * b;
          default -> Double.NaN;
        };
    return Double.isFinite(result) ? Optional.of(Value.of(result)) : Optional.empty();
  }

  private static Optional<Value> decimals(Call call, BigDecimal a, BigDecimal b) {
    var result = call.name().equals("$add") ? a.add(b) : a.subtract(b);
    if (!(call.type() instanceof SqlType.Numeric)
        || result.setScale(NUMERIC_SCALE).precision() > NUMERIC_DIGITS) {
      return Optional.empty();
    }
    return Optional.of(new Value.DecimalValue(call.type(), result.setScale(NUMERIC_SCALE)));
  }
}
