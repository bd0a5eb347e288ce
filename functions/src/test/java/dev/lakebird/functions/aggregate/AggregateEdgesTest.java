package dev.lakebird.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What single values, edges of types and errors give.
final class AggregateEdgesTest {
  private static final EvaluationContext CONTEXT =
      new EvaluationContext(0, ZoneOffset.UTC, "user", 0, new Cancellation());

  private BufferAllocator allocator;

  @BeforeEach
  void open() {
    allocator = Memory.root(1L << 30);
  }

  /// Closing fails on bytes that were not given back.
  @AfterEach
  void close() {
    allocator.close();
  }

  @Test
  void countOfRowsNeedsNoArgument() {
    AggregateKernel kernel = bind("COUNT");
    try (Accumulator counts = kernel.open(CONTEXT, allocator)) {
      counts.reserveGroups(2);
      counts.updateGroup(0, new Vector[0], Selection.all(7));
      counts.update(new int[] {0, 1, 1}, new Vector[0], Selection.all(3));
      counts.update(new int[] {9, 0, 9}, new Vector[0], Selection.of(new int[] {1}, 1));
      assertThat(read(counts, 2)).containsExactly(Value.of(9), Value.of(2));
    }
    assertThat(kernel.result().nullable()).isFalse();
  }

  @Test
  void sumsBeyondInt64AreErrors() {
    assertThatThrownBy(() -> fold("SUM", VectorType.INT64, Value.of(Long.MAX_VALUE), Value.of(1)))
        .isInstanceOf(LakebirdException.class)
        .hasMessageContaining("int64 overflow")
        .extracting(e -> ((LakebirdException) e).code())
        .isEqualTo(ErrorCode.OUT_OF_RANGE);
  }

  @Test
  void sumsMayPassTheRangeOnTheirWay() {
    assertThat(
            fold(
                "SUM",
                VectorType.INT64,
                Value.of(Long.MAX_VALUE),
                Value.of(Long.MAX_VALUE),
                Value.of(Long.MIN_VALUE),
                Value.of(Long.MIN_VALUE)))
        .isEqualTo(Value.of(-2));
  }

  @Test
  void decimalSumsBeyondNumericAreErrors() {
    var most = new BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE), 9);
    assertThat(fold("SUM", VectorType.NUMERIC, Value.numeric(most))).isEqualTo(Value.numeric(most));
    assertThatThrownBy(
            () -> fold("SUM", VectorType.NUMERIC, Value.numeric(most), Value.numeric(most)))
        .hasMessageContaining("numeric overflow");
  }

  @Test
  void averagesRoundHalfAwayFromZero() {
    VectorType type = VectorType.decimal(SqlType.NUMERIC, Layout.INT64, 0);
    List<Value> values = new ArrayList<>();
    values.add(Value.numeric(BigDecimal.ONE.negate()));
    for (int i = 0; i < 2; i++) {
      values.add(Value.numeric(BigDecimal.ZERO));
    }
    assertThat(fold("AVG", type, values.toArray(Value[]::new)))
        .isEqualTo(Value.numeric(new BigDecimal("-0.333333333")));
    assertThat(
            fold(
                "AVG",
                VectorType.NUMERIC,
                Value.numeric(new BigDecimal("-0.000000001")),
                Value.numeric(new BigDecimal("0.000000000"))))
        .isEqualTo(Value.numeric(new BigDecimal("-0.000000001")));
  }

  @Test
  void notANumberWins() {
    for (String function : List.of("MIN", "MAX", "SUM", "AVG", "VAR_POP", "STDDEV_POP")) {
      Value found =
          fold(
              function,
              VectorType.FLOAT64,
              Value.of(1.0),
              Value.of(Double.NaN),
              Value.of(Double.NEGATIVE_INFINITY),
              Value.of(Double.POSITIVE_INFINITY));
      assertThat(((Value.Float64Value) found).value()).as(function).isNaN();
    }
  }

  @Test
  void floatSumsOverflowOnlyFromFiniteValues() {
    for (String function : List.of("SUM", "AVG")) {
      assertThatThrownBy(
              () ->
                  fold(
                      function,
                      VectorType.FLOAT64,
                      Value.of(Double.MAX_VALUE),
                      Value.of(Double.MAX_VALUE)))
          .hasMessageContaining("double overflow");
      assertThat(
              fold(
                  function,
                  VectorType.FLOAT64,
                  Value.of(Double.NEGATIVE_INFINITY),
                  Value.of(Double.MAX_VALUE)))
          .isEqualTo(Value.of(Double.NEGATIVE_INFINITY));
    }
  }

  @Test
  void groupedSumsMayNotBeFinite() {
    Vector values =
        VectorBuilder.build(
            VectorType.FLOAT64,
            List.of(Value.of(Double.POSITIVE_INFINITY), Value.of(1.5), Value.of(Double.NaN)),
            allocator);
    try (Accumulator sums = bind("SUM", VectorType.FLOAT64).open(CONTEXT, allocator);
        Accumulator merged = bind("SUM", VectorType.FLOAT64).open(CONTEXT, allocator)) {
      sums.reserveGroups(3);
      sums.update(new int[] {0, 1, 2}, new Vector[] {values}, Selection.all(3));
      List<Value> expected =
          List.of(Value.of(Double.POSITIVE_INFINITY), Value.of(1.5), Value.of(Double.NaN));
      assertThat(read(sums, 3)).isEqualTo(expected);
      merged.reserveGroups(3);
      List<Vector> states = sums.exportState(0, 3);
      merged.merge(new int[] {0, 1, 2}, states.toArray(Vector[]::new), Selection.all(3));
      states.forEach(Vector::release);
      assertThat(read(merged, 3)).isEqualTo(expected);
    } finally {
      values.release();
    }
  }

  @Test
  void infinitiesAreExtremes() {
    Value[] values = {
      Value.of(Double.POSITIVE_INFINITY), Value.of(-0.5), Value.of(Double.NEGATIVE_INFINITY)
    };
    assertThat(fold("MIN", VectorType.FLOAT64, values))
        .isEqualTo(Value.of(Double.NEGATIVE_INFINITY));
    assertThat(fold("MAX", VectorType.FLOAT64, values))
        .isEqualTo(Value.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void stringsJoinByTheGivenDelimiter() {
    var text = BoundCall.Argument.of(VectorType.STRING);
    var dash =
        new BoundCall.Argument(
            VectorType.STRING, Optional.empty(), false, Optional.of(Value.of(" - ")));
    AggregateKernel kernel =
        function("STRING_AGG").bind(new BoundCall(List.of(text, dash), SqlType.STRING, false));
    Vector values =
        VectorBuilder.build(
            VectorType.STRING,
            List.of(Value.of("a"), Value.nullOf(SqlType.STRING), Value.of("")),
            allocator);
    Vector delimiter = VectorBuilder.constant(VectorType.STRING, Value.of(" - "), 3, allocator);
    try (Accumulator joined = kernel.open(CONTEXT, allocator)) {
      joined.reserveGroups(1);
      joined.updateGroup(0, new Vector[] {values, delimiter}, Selection.all(3));
      assertThat(read(joined, 1)).containsExactly(Value.of("a - "));
    } finally {
      values.release();
      delimiter.release();
    }
  }

  private Value fold(String function, VectorType type, Value... values) {
    Vector vector = VectorBuilder.build(type, List.of(values), allocator);
    try (Accumulator states = bind(function, type).open(CONTEXT, allocator)) {
      states.reserveGroups(1);
      states.updateGroup(0, new Vector[] {vector}, Selection.all(values.length));
      return read(states, 1).getFirst();
    } finally {
      vector.release();
    }
  }

  private static List<Value> read(Accumulator states, int count) {
    Vector results = states.finish(0, count);
    try {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        values.add(Vectors.read(results, i));
      }
      return values;
    } finally {
      results.release();
    }
  }

  private static AggregateFunction function(String name) {
    return (AggregateFunction) Functions.find(name).orElseThrow();
  }

  private static AggregateKernel bind(String name, VectorType... arguments) {
    List<BoundCall.Argument> bound = new ArrayList<>();
    for (VectorType argument : arguments) {
      bound.add(BoundCall.Argument.of(argument));
    }
    return function(name).bind(new BoundCall(bound, SqlType.INT64, false));
  }
}
