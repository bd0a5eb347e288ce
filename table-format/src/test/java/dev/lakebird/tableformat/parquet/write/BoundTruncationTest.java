package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BoundTruncationTest {
  @Test
  void shortBoundsStay() {
    byte[] bound = {1, 2, 3};
    assertThat(BoundTruncation.lower(bound, 3, false)).isEqualTo(bound);
    assertThat(BoundTruncation.upper(bound, 3, false)).contains(bound);
  }

  @Test
  void upperBytesAreRaised() {
    assertThat(BoundTruncation.upper(new byte[] {1, -1, -1, 7}, 3, false)).contains(new byte[] {2});
    assertThat(BoundTruncation.upper(new byte[] {-1, -1, -1, 7}, 3, false)).isEmpty();
  }

  @Test
  void textIsCutBetweenCharacters() {
    byte[] bound = "aé".getBytes(UTF_8);
    assertThat(BoundTruncation.lower(bound, 2, true)).isEqualTo("a".getBytes(UTF_8));
    assertThat(BoundTruncation.upper(bound, 2, true)).contains("b".getBytes(UTF_8));
  }

  @Test
  void raisedTextSkipsSurrogates() {
    byte[] bound = "\uD7FFxx".getBytes(UTF_8);
    assertThat(BoundTruncation.upper(bound, 3, true)).contains("\uE000".getBytes(UTF_8));
    byte[] greatest = "\uDBFF\uDFFFx".getBytes(UTF_8);
    assertThat(BoundTruncation.upper(greatest, 4, true)).isEmpty();
  }

  @Test
  void truncatedBoundsStillHold() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      int length = 1 + random.nextInt(20);
      for (int k = 0; k < length; k++) {
        int point = random.nextInt(Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 'x' : point);
      }
      byte[] value = text.toString().getBytes(UTF_8);
      boolean asText = random.nextBoolean();
      byte[] lower = BoundTruncation.lower(value, 8, asText);
      Optional<byte[]> upper = BoundTruncation.upper(value, 8, asText);
      assertThat(Arrays.compareUnsigned(lower, value)).as("seed %d", seed).isLessThanOrEqualTo(0);
      upper.ifPresent(
          bound ->
              assertThat(Arrays.compareUnsigned(bound, value))
                  .as("seed %d", seed)
                  .isGreaterThanOrEqualTo(0));
    }
  }
}
