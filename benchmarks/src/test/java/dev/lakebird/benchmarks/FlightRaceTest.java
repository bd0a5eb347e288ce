package dev.lakebird.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.benchmarks.flight.FlightRace;
import dev.lakebird.foundation.LakebirdException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRaceTest {
  @TempDir Path folder;

  @Test
  void bothServersSendTheRowsOfTheTable() {
    Path warehouse = folder.resolve("warehouse");
    try (var engine = new Lakebird(warehouse, 1, 1L << 28)) {
      engine.execute("CREATE SCHEMA s");
      engine.execute(
          "CREATE TABLE s.t AS SELECT i, CAST(i AS STRING) AS text FROM"
              + " UNNEST(GENERATE_ARRAY(1, 100000)) AS i");
    }
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (var race = new FlightRace(warehouse, "s.t", 1, 1L << 28, true, 1, out)) {
      race.run(List.of("stream"));
      assertThatThrownBy(() -> race.run(List.of("upload")))
          .isInstanceOf(LakebirdException.class)
          .hasMessageContaining("stream and latency, not upload");
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("s.t: 100,000 rows", "of the bare server's speed");
  }
}
