package dev.lakebird.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Quotes, delimiters and line ends at random places, over several chunks, arrive as they were written.
class RandomCsvTest {
  private static final String[] PIECES = {"a", "b,", "\"", "\n", "ø", "x y", "\r\n", "\"\"", ","};

  @TempDir private Path folder;

  @Test
  void cellsArriveAsTheyWereWritten() throws IOException {
    long seed = System.nanoTime();
    System.out.println("RandomCsvTest seed " + seed);
    var random = new Random(seed);
    var loads = new Loads(folder);
    var csv = new StringBuilder();
    int rows = 40_000;
    long bytes = 0;
    long sum = 0;
    for (int row = 0; row < rows; row++) {
      var text = new StringBuilder();
      for (int piece = random.nextInt(25); piece > 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      long number = random.nextLong() >> 20;
      bytes += text.toString().getBytes(StandardCharsets.UTF_8).length;
      sum += number;
      csv.append(row).append(",\"").append(text.toString().replace("\"", "\"\"")).append("\",");
      csv.append(number).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    Path file = loads.write("random.csv", csv.toString());
    loads.run("CREATE SCHEMA s");
    for (int threads : new int[] {1, 3}) {
      loads.run(
          UnaryOperator.identity(),
          Settings.DEFAULTS.with("threads=" + threads),
          job -> {},
          "LOAD DATA OVERWRITE s.t (id INT64, text STRING, number INT64)"
              + Loads.from("CSV", file).replace("])", "], allow_quoted_newlines = TRUE)"));
      assertThat(loads.number("SELECT COUNT(DISTINCT id) FROM s.t")).isEqualTo(rows);
      assertThat(loads.number("SELECT SUM(LENGTH(CAST(text AS BYTES))) FROM s.t")).isEqualTo(bytes);
      assertThat(loads.number("SELECT SUM(number) FROM s.t")).isEqualTo(sum);
    }
  }
}
