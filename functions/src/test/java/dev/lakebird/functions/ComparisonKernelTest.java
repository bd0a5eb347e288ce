package dev.lakebird.functions;

import dev.lakebird.functions.KernelHarness.Input;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Comparison kernels against comparisons of boxed values, over all kinds of vectors.
class ComparisonKernelTest {
  private static final String[] TEXTS = {"", "a", "ab", "b", "é", "\uD83D\uDE00", "\uFFFD"};

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$equal",
        "$not_equal",
        "$less",
        "$less_or_equal",
        "$greater",
        "$greater_or_equal"
      })
  void everyOrderableTypeCompares(String operator) {
    check(operator, SqlType.BOOL, () -> Value.of(random.nextBoolean()));
    check(operator, SqlType.INT64, () -> Value.of(anyLong()));
    check(operator, SqlType.DATE, () -> new Value.DateValue(random.nextInt(-3, 4)));
    check(operator, SqlType.TIMESTAMP, () -> new Value.TimestampValue(random.nextInt(4)));
    check(operator, SqlType.STRING, () -> Value.of(TEXTS[random.nextInt(TEXTS.length)]));
    check(operator, SqlType.FLOAT64, () -> Value.of(anyDouble()));
    check(
        operator,
        SqlType.BYTES,
        () -> new Value.BytesValue(new byte[] {(byte) random.nextInt(-2, 2)}));
    check(
        operator,
        SqlType.INTERVAL,
        () -> new Value.IntervalValue(random.nextInt(2), random.nextInt(0, 62), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$equal",
        "$not_equal",
        "$less",
        "$less_or_equal",
        "$greater",
        "$greater_or_equal"
      })
  void decimalsCompareAcrossScales(String operator) {
    for (int left : new int[] {0, 2, 9}) {
      for (int right : new int[] {0, 2, 5}) {
        for (boolean narrow : new boolean[] {true, false}) {
          List<List<Value>> rows = new ArrayList<>();
          for (int i = 0; i < 60; i++) {
            rows.add(List.of(decimal(left), decimal(right)));
          }
          check(operator, List.of(input(left, true), input(right, narrow)), SqlType.NUMERIC, rows);
        }
      }
    }
  }

  private Value decimal(int scale) {
    return random.nextInt(9) == 0
        ? Value.nullOf(SqlType.NUMERIC)
        : Value.numeric(BigDecimal.valueOf(random.nextInt(-300, 300), scale));
  }

  private static Input input(int scale, boolean narrow) {
    return Input.of(
        VectorType.decimal(SqlType.NUMERIC, narrow ? Layout.INT64 : Layout.DECIMAL128, scale));
  }

  private void check(String operator, SqlType type, Supplier<Value> values) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      rows.add(List.of(maybeNull(values.get()), maybeNull(values.get())));
    }
    check(operator, List.of(Input.of(type), Input.of(type)), type, rows);
  }

  private void check(String operator, List<Input> inputs, SqlType type, List<List<Value>> rows) {
    SqlFunction function = Functions.find(operator).orElseThrow();
    try (var harness = new KernelHarness(operator + " of " + type + " seed " + seed)) {
      harness.check(
          function,
          inputs,
          SqlType.BOOL,
          rows,
          row ->
              row.get(0).isNull() || row.get(1).isNull()
                  ? Value.nullOf(SqlType.BOOL)
                  : Value.of(holds(operator, row.get(0), row.get(1))));
    }
  }

  private static boolean holds(String operator, Value a, Value b) {
    if (a instanceof Value.Float64Value x
        && (Double.isNaN(x.value()) || Double.isNaN(((Value.Float64Value) b).value()))) {
      return operator.equals("$not_equal");
    }
    int order = compare(a, b);
    return switch (operator) {
      case "$equal" -> order == 0;
      case "$not_equal" -> order != 0;
      case "$less" -> order < 0;
      case "$less_or_equal" -> order <= 0;
      case "$greater" -> order > 0;
      default -> order >= 0;
    };
  }

  private static int compare(Value a, Value b) {
    return switch (a) {
      case Value.BoolValue x -> Boolean.compare(x.value(), ((Value.BoolValue) b).value());
      case Value.Int64Value x -> Long.compare(x.value(), ((Value.Int64Value) b).value());
      case Value.DateValue x -> Integer.compare(x.days(), ((Value.DateValue) b).days());
      case Value.TimestampValue x -> Long.compare(x.micros(), ((Value.TimestampValue) b).micros());
      case Value.Float64Value x -> {
        double y = ((Value.Float64Value) b).value();
        yield x.value() == y ? 0 : x.value() < y ? -1 : 1;
      }
      case Value.DecimalValue x -> x.value().compareTo(((Value.DecimalValue) b).value());
      case Value.BytesValue x ->
          java.util.Arrays.compareUnsigned(x.value(), ((Value.BytesValue) b).value());
      case Value.StringValue x -> {
        int[] left = x.value().codePoints().toArray();
        int[] right = ((Value.StringValue) b).value().codePoints().toArray();
        yield java.util.Arrays.compare(left, right);
      }
      case Value.IntervalValue x -> {
        var y = (Value.IntervalValue) b;
        yield Integer.compare(x.months() * 30 + x.days(), y.months() * 30 + y.days());
      }
      default -> throw new IllegalArgumentException("No order: " + a);
    };
  }

  private Value maybeNull(Value value) {
    return random.nextInt(9) == 0 ? Value.nullOf(value.type()) : value;
  }

  private long anyLong() {
    long[] special = {Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, -1};
    return special[random.nextInt(special.length)];
  }

  private double anyDouble() {
    double[] special = {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1.5, -1.5};
    return special[random.nextInt(special.length)];
  }
}
