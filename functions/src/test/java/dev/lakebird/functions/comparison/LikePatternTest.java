package dev.lakebird.functions.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.functions.adapter.Utf8Slice;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// LIKE against a regular expression of the same meaning.
class LikePatternTest {
  @Test
  void matchesAsItsRegularExpressionDoes() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String text = word(random, "aabcé", 40);
      String pattern = word(random, "aabcé%%_", 6);
      assertThat(matches(text, pattern))
          .as("seed %d: '%s' LIKE '%s'", seed, text, pattern)
          .isEqualTo(regex(pattern).matcher(text).matches());
    }
  }

  @Test
  void piecesAreFoundAtEveryPlace() {
    for (int before = 0; before < 20; before++) {
      for (int after = 0; after < 20; after++) {
        String text = "s".repeat(before) + "special" + "l".repeat(after);
        assertThat(matches(text, "%special%")).isTrue();
        assertThat(matches(text, "%special%requests%")).isFalse();
        assertThat(matches(text + "requests", "%special%requests%")).isTrue();
        assertThat(matches(text.replace("special", "spacial"), "%special%")).isFalse();
      }
    }
  }

  private static boolean matches(String text, String pattern) {
    // Bytes around the text must not take part.
    byte[] padded = ("specia" + text + "requests").getBytes(StandardCharsets.UTF_8);
    int end = padded.length - 8;
    var slice = new Utf8Slice().set(MemorySegment.ofArray(padded), 6, end);
    return LikePattern.of(pattern.getBytes(StandardCharsets.UTF_8), true).matches(slice);
  }

  private static Pattern regex(String like) {
    var regex = new StringBuilder();
    for (char c : like.toCharArray()) {
      regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String word(Random random, String letters, int lengthMax) {
    var word = new StringBuilder();
    int length = random.nextInt(lengthMax + 1);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
