package dev.lakebird.functions;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.cast.Casts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Casts in both directions over all kinds of vectors.
class CastKernelTest {
  @Test
  void textBecomesEveryType() {
    check("true", BOOL, Value.of(true));
    check(" 0x1F ", INT64, Value.of(31));
    check("-9223372036854775808", INT64, Value.of(Long.MIN_VALUE));
    check("1e3", FLOAT64, Value.of(1000.0));
    check("1.2345678905", NUMERIC, Value.numeric(new BigDecimal("1.234567891")));
    check("2024-2-29", DATE, new Value.DateValue(19782));
    check("15:30:00.5", TIME, new Value.TimeValue(55_800_500_000L));
    check("1970-01-02T00:00:01", DATETIME, new Value.DatetimeValue(86_401_000_000L));
    check("1970-01-01 02:00:00+02", TIMESTAMP, new Value.TimestampValue(0));
    check(
        "1970-01-01 00:00:00 America/New_York",
        TIMESTAMP,
        new Value.TimestampValue(18_000_000_000L));
    check("abc", BYTES, new Value.BytesValue(new byte[] {'a', 'b', 'c'}));
  }

  @Test
  void textThatIsNoneIsRefusedInBigQuerysWords() {
    fails("x", INT64, "Bad int64 value: x");
    fails("9223372036854775808", INT64, "Bad int64 value: 9223372036854775808");
    fails("x", FLOAT64, "Bad double value: x");
    fails("yes", BOOL, "Bad bool value: yes");
    fails("x", NUMERIC, "Invalid NUMERIC value: x");
    fails("1e30", NUMERIC, "Invalid NUMERIC value: 1e30");
    fails("2023-02-29", DATE, "Invalid date: '2023-02-29'");
    fails("2023-02-01 25:00:00", TIMESTAMP, "Invalid timestamp: '2023-02-01 25:00:00'");
  }

  @Test
  void valuesBecomeText() {
    check(Value.of(1.0), STRING, Value.of("1"));
    check(Value.of(1e20), STRING, Value.of("1e+20"));
    check(Value.numeric(new BigDecimal("12.500")), STRING, Value.of("12.5"));
    check(new Value.TimestampValue(1_500_000), STRING, Value.of("1970-01-01 00:00:01.500+00"));
    check(new Value.DateValue(-719_162), STRING, Value.of("0001-01-01"));
    check(Value.of(true), STRING, Value.of("true"));
  }

  @Test
  void numbersAreRoundedHalfAwayFromZero() {
    check(Value.of(2.5), INT64, Value.of(3));
    check(Value.of(-2.5), INT64, Value.of(-3));
    check(Value.of(0.49999999999999994), INT64, Value.of(0));
    check(Value.of(9007199254740993.0), INT64, Value.of(9007199254740992L));
    check(Value.numeric(new BigDecimal("-1.5")), INT64, Value.of(-2));
    fails(Value.of(Double.NaN), INT64);
    fails(Value.of(1e19), INT64);
    fails(Value.of(1e30), NUMERIC);
    check(Value.of(0.1), NUMERIC, Value.numeric(new BigDecimal("0.1")));
    check(Value.of(7), NUMERIC, Value.numeric(new BigDecimal("7")));
    check(Value.of(7), FLOAT64, Value.of(7.0));
    check(Value.of(7), BOOL, Value.of(true));
  }

  @Test
  void integersBecomeNumericWithoutCopy() {
    ScalarKernel kernel = Casts.bind(BoundCall.Argument.of(VectorType.INT64), NUMERIC, false);
    assertThat(kernel.result().type()).isEqualTo(VectorType.decimal(NUMERIC, Layout.INT64, 0));
  }

  @Test
  void narrowDecimalsBecomeTheNearestFloat() {
    var type = VectorType.decimal(NUMERIC, Layout.INT64, 2);
    check(type, Value.numeric(new BigDecimal("0.07")), FLOAT64, Value.of(0.07));
    check(
        type,
        Value.numeric(new BigDecimal("92233720368547758.07")),
        FLOAT64,
        Value.of(92233720368547758.07));
  }

  @Test
  void castsThatDoNotExistAreRefusedWhenBound() {
    assertThatThrownBy(() -> Casts.bind(BoundCall.Argument.of(VectorType.BOOL), DATE, false))
        .isInstanceOf(LakebirdException.class)
        .hasMessage("Invalid cast from BOOL to DATE");
  }

  private static void check(String text, SqlType to, Value expected) {
    check(Value.of(text), to, expected);
  }

  private static void check(Value value, SqlType to, Value expected) {
    check(VectorType.of(value.type()), value, to, expected);
  }

  private static void check(VectorType type, Value value, SqlType to, Value expected) {
    try (var harness = new KernelHarness("cast")) {
      List<Value> values = List.of(value, Value.nullOf(value.type()), value);
      for (Vector vector : vectors(harness, type, values)) {
        for (boolean safe : new boolean[] {false, true}) {
          ScalarKernel kernel = bind(type, to, safe);
          try (var frame = new KernelFrame(KernelHarness.CONTEXT, harness.allocator(), safe)) {
            Vector result = kernel.evaluate(frame, new Vector[] {vector}, Selection.all(3));
            assertThat(result.type()).isEqualTo(kernel.result().type());
            assertThat(KernelHarness.sameValue(Vectors.read(result, 2), expected))
                .as("%s is %s", Vectors.read(result, 2), expected)
                .isTrue();
            if (!KernelHarness.isConstant(vector)) {
              assertThat(Vectors.read(result, 1).isNull()).isTrue();
            }
          }
        }
        vector.release();
      }
    }
  }

  private static List<Vector> vectors(KernelHarness harness, VectorType type, List<Value> values) {
    return List.of(
        VectorBuilder.build(type, values, harness.allocator()),
        harness.dictionary(type, values),
        VectorBuilder.constant(type, values.getFirst(), 3, harness.allocator()));
  }

  private static ScalarKernel bind(VectorType type, SqlType to, boolean safe) {
    return Casts.bind(
        new BoundCall.Argument(type, Optional.empty(), true, Optional.empty()), to, safe);
  }

  private static void fails(String text, SqlType to, String message) {
    assertThatThrownBy(() -> check(Value.of(text), to, Value.nullOf(to))).hasMessage(message);
    checkSafe(Value.of(text), to);
  }

  private static void fails(Value value, SqlType to) {
    assertThatThrownBy(() -> check(value, to, Value.nullOf(to)))
        .isInstanceOf(LakebirdException.class);
    checkSafe(value, to);
  }

  private static void checkSafe(Value value, SqlType to) {
    try (var harness = new KernelHarness("safe cast");
        var frame = new KernelFrame(KernelHarness.CONTEXT, harness.allocator(), true)) {
      VectorType type = VectorType.of(value.type());
      for (Vector vector : vectors(harness, type, List.of(value, value, value))) {
        Vector result =
            bind(type, to, true).evaluate(frame, new Vector[] {vector}, Selection.all(3));
        assertThat(Vectors.read(result, 1).isNull()).isTrue();
        vector.release();
      }
    }
  }
}
