package dev.lakebird.functions;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.KernelHarness.Input;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arithmetic kernels against exact boxed arithmetic, over all kinds of vectors.
class ArithmeticKernelTest {
  private static final List<String> OPERATORS = List.of("$add", "$subtract", "$multiply");
  private static final BigInteger NUMERIC_MAX = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void int64IsExactOrAnError(int operator) {
    List<List<Value>> rows = rows(() -> maybeNull(Value.of(anyLong())));
    check(
        OPERATORS.get(operator),
        List.of(Input.of(SqlType.INT64), Input.of(SqlType.INT64)),
        SqlType.INT64,
        rows,
        (a, b) -> {
          BigInteger exact =
              integer(operator, BigInteger.valueOf(a.longValueExact()), b.toBigIntegerExact());
          if (exact.bitLength() > 63) {
            throw new LakebirdException(ErrorCode.OUT_OF_RANGE, "overflow");
          }
          return new BigDecimal(exact);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void boundedInt64NeedsNoCheck(int operator) {
    var bounds = Optional.of(ValueBounds.of(-1000, 1000));
    var input = new Input(VectorType.INT64, bounds);
    List<List<Value>> rows = rows(() -> maybeNull(Value.of(random.nextLong(-1000, 1001))));
    check(
        OPERATORS.get(operator),
        List.of(input, input),
        SqlType.INT64,
        rows,
        (a, b) -> new BigDecimal(integer(operator, a.toBigIntegerExact(), b.toBigIntegerExact())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void numericIsExactAtAnyWidthAndScale(int operator) {
    for (int round = 0; round < 12; round++) {
      Decimal left = decimal();
      Decimal right = decimal();
      List<List<Value>> rows = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        rows.add(List.of(maybeNull(left.next()), maybeNull(right.next())));
      }
      check(
          operator == 3 ? "$divide" : OPERATORS.get(operator),
          List.of(left.input, right.input),
          SqlType.NUMERIC,
          rows,
          (a, b) -> {
            if (operator == 3 && b.signum() == 0) {
              throw new LakebirdException(ErrorCode.DIVISION_BY_ZERO, "zero");
            }
            BigDecimal exact =
                switch (operator) {
                  case 0 -> a.add(b);
                  case 1 -> a.subtract(b);
                  case 2 -> a.multiply(b).setScale(9, RoundingMode.HALF_UP);
                  default -> a.divide(b, 9, RoundingMode.HALF_UP);
                };
            if (exact.setScale(9).unscaledValue().abs().compareTo(NUMERIC_MAX) > 0) {
              throw new LakebirdException(ErrorCode.OUT_OF_RANGE, "overflow");
            }
            return exact;
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$add", "$subtract", "$multiply", "$divide"})
  void float64OverflowsToAnError(String operator) {
    List<List<Value>> rows = rows(() -> maybeNull(Value.of(anyDouble())));
    try (var harness = new KernelHarness(operator + " seed " + seed)) {
      harness.check(
          Functions.find(operator).orElseThrow(),
          List.of(Input.of(SqlType.FLOAT64), Input.of(SqlType.FLOAT64)),
          SqlType.FLOAT64,
          rows,
          row -> {
            if (row.get(0).isNull() || row.get(1).isNull()) {
              return Value.nullOf(SqlType.FLOAT64);
            }
            double a = ((Value.Float64Value) row.get(0)).value();
            double b = ((Value.Float64Value) row.get(1)).value();
            double result =
                switch (operator) {
                  case "$add" -> a + b;
                  case "$subtract" -> a - b;
                  case "$multiply" -> a * b;
                  default -> a / b;
                };
            boolean overflow = !Double.isFinite(result) && Double.isFinite(a) && Double.isFinite(b);
            if (overflow || (operator.equals("$divide") && b == 0)) {
              throw new LakebirdException(ErrorCode.OUT_OF_RANGE, "overflow");
            }
            return Value.of(result);
          });
    }
  }

  @Test
  void integersDivideAsFloats() {
    List<List<Value>> rows = rows(() -> maybeNull(Value.of(random.nextLong(-5, 6))));
    try (var harness = new KernelHarness("divide seed " + seed)) {
      harness.check(
          Functions.find("$divide").orElseThrow(),
          List.of(Input.of(SqlType.INT64), Input.of(SqlType.INT64)),
          SqlType.FLOAT64,
          rows,
          row -> {
            if (row.get(0).isNull() || row.get(1).isNull()) {
              return Value.nullOf(SqlType.FLOAT64);
            }
            double a = ((Value.Int64Value) row.get(0)).value();
            double b = ((Value.Int64Value) row.get(1)).value();
            if (b == 0) {
              throw new LakebirdException(ErrorCode.DIVISION_BY_ZERO, "zero");
            }
            return Value.of(a / b);
          });
    }
  }

  private void check(
      String function,
      List<Input> inputs,
      SqlType type,
      List<List<Value>> rows,
      BinaryOperator<BigDecimal> exact) {
    try (var harness = new KernelHarness(function + " seed " + seed)) {
      harness.check(
          Functions.find(function).orElseThrow(),
          inputs,
          type,
          rows,
          row -> {
            if (row.get(0).isNull() || row.get(1).isNull()) {
              return Value.nullOf(type);
            }
            BigDecimal result = exact.apply(decimal(row.get(0)), decimal(row.get(1)));
            return type.equals(SqlType.INT64)
                ? Value.of(result.longValueExact())
                : Value.numeric(result);
          });
    }
  }

  private static BigDecimal decimal(Value value) {
    return switch (value) {
      case Value.Int64Value v -> BigDecimal.valueOf(v.value());
      case Value.DecimalValue v -> v.value();
      default -> throw new IllegalArgumentException("No number: " + value);
    };
  }

  private static BigInteger integer(int operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case 0 -> a.add(b);
      case 1 -> a.subtract(b);
      default -> a.multiply(b);
    };
  }

  private List<List<Value>> rows(Supplier<Value> values) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      rows.add(List.of(values.get(), values.get()));
    }
    return rows;
  }

  private Value maybeNull(Value value) {
    return random.nextInt(9) == 0 ? Value.nullOf(value.type()) : value;
  }

  private long anyLong() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE;
      case 3 -> random.nextInt();
      default -> random.nextInt(-10, 11);
    };
  }

  private double anyDouble() {
    double[] special = {
      0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, Double.MIN_VALUE, 1
    };
    return random.nextInt(4) == 0
        ? special[random.nextInt(special.length)]
        : random.nextGaussian() * 100;
  }

  /// A random layout of a NUMERIC and values that fit it.
  private final class Decimal {
    private final Input input;
    private final int digits;
    private final int scale;

    Decimal(boolean narrow, int digits, int scale, boolean bounded) {
      this.digits = digits;
      this.scale = scale;
      VectorType type =
          VectorType.decimal(SqlType.NUMERIC, narrow ? Layout.INT64 : Layout.DECIMAL128, scale);
      input =
          new Input(
              type, bounded ? Optional.of(ValueBounds.ofPrecision(digits)) : Optional.empty());
    }

    Value next() {
      int length = random.nextInt(digits + 1);
      var unscaled = new BigInteger(1, new byte[] {0});
      for (int i = 0; i < length; i++) {
        unscaled = unscaled.multiply(BigInteger.TEN).add(BigInteger.valueOf(random.nextInt(10)));
      }
      return Value.numeric(
          new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale));
    }
  }

  private Decimal decimal() {
    boolean narrow = random.nextBoolean();
    int scale = random.nextInt(10);
    int digits = narrow ? 1 + random.nextInt(18) : 1 + random.nextInt(29 + scale);
    return new Decimal(narrow, digits, scale, random.nextBoolean());
  }
}
