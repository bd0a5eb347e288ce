package dev.lakebird.queryexec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.queryexec.run.ExecutionFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class LargeAggregationTest {
  @Test
  void tenMillionGroupsWithinAnEighthOfAGigabyte() {
    var outcome =
        HashAggregationTest.sumOfGroups(
            ExecutionFixture.settings().withMemoryLimitBytes(128 << 20), 10_000_000, 10_000_000);
    assertThat(outcome.groups()).isEqualTo(10_000_000);
    assertThat(outcome.spilled()).isPositive();
  }

  @Test
  void tenMillionGroupsInMemory() {
    var outcome =
        HashAggregationTest.sumOfGroups(
            ExecutionFixture.settings().withMemoryLimitBytes(1 << 30), 10_000_000, 10_000_000);
    assertThat(outcome.groups()).isEqualTo(10_000_000);
    assertThat(outcome.spilled()).isZero();
  }
}
