package dev.lakebird.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void distanceCountsEdits() {
    assertThat(Spelling.distance("", "")).isZero();
    assertThat(Spelling.distance("abc", "")).isEqualTo(3);
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("threads", "thread")).isEqualTo(1);
    assertThat(Spelling.distance("sitting", "kitten")).isEqualTo(3);
    assertThat(Spelling.distance("ab", "ba")).isEqualTo(2);
    assertThat(Spelling.distance("A", "a")).isEqualTo(1);
  }

  @Test
  void nearestIsTheFirstOfThoseLeastApart() {
    assertThat(Spelling.nearest("thread", List.of("user", "threads", "threat")))
        .isEqualTo("threads");
  }
}
