package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PrunerTest {
  @Test
  void refutesOnlyWhatNoRowSatisfies() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      long[] rows = random.longs(1 + random.nextInt(4), 0, 12).toArray();
      ColumnRange range =
          range(
              Value.of(LongStream.of(rows).min().getAsLong()),
              Value.of(LongStream.of(rows).max().getAsLong()),
              0);
      long bound = random.nextInt(14) - 1;
      for (Operator operator : Operator.values()) {
        boolean some = LongStream.of(rows).anyMatch(v -> holds(v, operator, bound));
        boolean may = mayMatch(comparison(operator, Value.of(bound)), range);
        assertThat(may || !some).as("seed %d: %s %d", seed, operator, bound).isTrue();
        if (operator != Operator.EQUAL) {
          assertThat(may).isEqualTo(some);
        }
      }
    }
  }

  @Test
  void boundsAreExactAtTheirEdges() {
    ColumnRange range = range(Value.of(5), Value.of(9), 0);
    assertThat(mayMatch(comparison(Operator.LESS, Value.of(5)), range)).isFalse();
    assertThat(mayMatch(comparison(Operator.LESS_OR_EQUAL, Value.of(5)), range)).isTrue();
    assertThat(mayMatch(comparison(Operator.GREATER, Value.of(9)), range)).isFalse();
    assertThat(mayMatch(comparison(Operator.GREATER_OR_EQUAL, Value.of(9)), range)).isTrue();
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of(4)), range)).isFalse();
    assertThat(mayMatch(new PruningPredicate.In(0, List.of(Value.of(1), Value.of(10))), range))
        .isFalse();
    assertThat(mayMatch(new PruningPredicate.In(0, List.of(Value.of(1), Value.of(7))), range))
        .isTrue();
  }

  @Test
  void decimalsCompareByValue() {
    ColumnRange range =
        range(Value.numeric(new BigDecimal("1.50")), Value.numeric(new BigDecimal("2.00")), 0);
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.numeric(new BigDecimal("2"))), range))
        .isTrue();
    assertThat(mayMatch(comparison(Operator.GREATER, Value.numeric(new BigDecimal("2.0"))), range))
        .isFalse();
  }

  @Test
  void textComparesByBytesAndMayBeCut() {
    ColumnRange range = range(bytes("Bergen"), bytes("Osl"), 0);
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of("Aker")), range)).isFalse();
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of("Oslo")), range)).isFalse();
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of("Hamar")), range)).isTrue();
    assertThat(mayMatch(new PruningPredicate.StartsWith(0, "Ber"), range)).isTrue();
    assertThat(mayMatch(new PruningPredicate.StartsWith(0, "Osl"), range)).isTrue();
    assertThat(mayMatch(new PruningPredicate.StartsWith(0, "P"), range)).isFalse();
    assertThat(mayMatch(new PruningPredicate.StartsWith(0, "A"), range)).isFalse();
  }

  @Test
  void nullsSatisfyNoComparison() {
    ColumnRange nulls = ColumnRange.allNull(10);
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of(1)), nulls)).isFalse();
    assertThat(mayMatch(new PruningPredicate.IsNull(0), nulls)).isTrue();
    assertThat(mayMatch(new PruningPredicate.IsNotNull(0), nulls)).isFalse();
    ColumnRange none = range(Value.of(1), Value.of(2), 0);
    assertThat(mayMatch(new PruningPredicate.IsNull(0), none)).isFalse();
    assertThat(mayMatch(new PruningPredicate.IsNotNull(0), none)).isTrue();
    assertThat(mayMatch(new PruningPredicate.IsNull(0), ColumnRange.unknown(3))).isTrue();
  }

  @Test
  void whatDoesNotCompareIsNotRefuted() {
    ColumnRange range = range(Value.of(5), Value.of(9), 0);
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of("x")), range)).isTrue();
    assertThat(mayMatch(comparison(Operator.EQUAL, Value.of(Double.NaN)), range)).isTrue();
    assertThat(
            mayMatch(
                comparison(Operator.EQUAL, Value.nullOf(SqlType.INT64)), ColumnRange.unknown(5)))
        .isTrue();
  }

  private static boolean mayMatch(PruningPredicate predicate, ColumnRange range) {
    return Pruner.mayMatch(predicate, column -> range);
  }

  private static PruningPredicate comparison(Operator operator, Value value) {
    return new PruningPredicate.Comparison(0, operator, value);
  }

  private static ColumnRange range(Value min, Value max, long nulls) {
    return new ColumnRange(Optional.of(min), Optional.of(max), OptionalLong.of(nulls), 10);
  }

  private static Value bytes(String text) {
    return new Value.BytesValue(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean holds(long value, Operator operator, long bound) {
    return switch (operator) {
      case EQUAL -> value == bound;
      case LESS -> value < bound;
      case LESS_OR_EQUAL -> value <= bound;
      case GREATER -> value > bound;
      case GREATER_OR_EQUAL -> value >= bound;
    };
  }
}
