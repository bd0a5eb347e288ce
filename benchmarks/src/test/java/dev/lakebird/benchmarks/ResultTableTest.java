package dev.lakebird.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void decimalsAreComparedAtTheLesserScale() {
    assertThat(table(new BigDecimal("1.250000")).difference(table(new BigDecimal("1.25")), true))
        .isEmpty();
    assertThat(table(new BigDecimal("1.26")).difference(table(new BigDecimal("1.25")), true))
        .isPresent();
  }

  @Test
  void floatsHaveARelativeMargin() {
    assertThat(table(1e12).difference(table(1e12 + 1), true)).isEmpty();
    assertThat(table(1.0).difference(table(1.001), true)).isPresent();
    assertThat(table(new BigDecimal("0.1")).difference(table(0.1 + 1e-10), true)).isEmpty();
  }

  @Test
  void nullTextAndMissingRowsDiffer() {
    assertThat(table((Object) null).difference(table("x"), true)).isPresent();
    assertThat(table("x").difference(new ResultTable(List.of()), true)).isPresent();
    assertThat(table("x").difference(table("x"), true)).isEmpty();
  }

  @Test
  void orderCountsWhereTheQueryHasOne() {
    var a = new ResultTable(List.of(List.of(1L), List.of(2L)));
    var b = new ResultTable(List.of(List.of(2L), List.of(1L)));
    assertThat(a.difference(b, true)).isPresent();
    assertThat(a.difference(b, false)).isEmpty();
  }

  private static ResultTable table(@Nullable Object... cells) {
    return new ResultTable(List.of(Arrays.asList(cells)));
  }
}
