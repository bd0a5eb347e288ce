package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.tableformat.commit.CommitStage;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any moment of a load leaves a table in which every acknowledged load is present once, and every
/// other one whole or absent; the next load works.
@Tag("long")
class LoadKillTest {
  private static final int KILLS_PER_STAGE = Integer.getInteger("lakebird.kills.stage", 10);
  private static final int KILLS_AT_RANDOM = Integer.getInteger("lakebird.kills.random", 50);
  private static final int RANDOM_MILLIS_MAX = 600;

  @TempDir private Path folder;

  private final Set<Long> acknowledged = new TreeSet<>();
  private long next = 1;

  @BeforeEach
  void makeTable() {
    try (Engine engine = Engine.open(EngineOptions.of(warehouse().toString()));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      InsertingProcess.run(session, "CREATE SCHEMA k; CREATE TABLE k.t (load_id INT64, n INT64)");
    }
  }

  @Test
  void killsInsideEveryStage() throws IOException, InterruptedException {
    List<String> stages = new ArrayList<>(List.of(LoadingProcess.READING, LoadingProcess.WRITING));
    for (CommitStage stage : CommitStage.values()) {
      stages.add(stage.name());
    }
    for (String stage : stages) {
      for (int kill = 0; kill < KILLS_PER_STAGE; kill++) {
        killInside(stage);
      }
      check();
    }
  }

  @Test
  void killsAtRandomMoments() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("LoadKillTest seed " + seed);
    var random = new Random(seed);
    for (int kill = 0; kill < KILLS_AT_RANDOM; kill++) {
      killAfter(random.nextInt(RANDOM_MILLIS_MAX));
    }
    check();
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private void killInside(String stage) throws IOException, InterruptedException {
    long first = next;
    next += 2;
    Process process = KillTest.start(LoadingProcess.class, warehouse(), first, stage);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      boolean stopped = false;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
        if (line.equals("STAGE")) {
          stopped = true;
          break;
        }
      }
      assertThat(stopped).as("stopped inside " + stage).isTrue();
      KillTest.kill(process);
    } finally {
      process.destroyForcibly();
    }
    assertThat(acknowledged).contains(first).doesNotContain(first + 1);
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    Process process = KillTest.start(LoadingProcess.class, warehouse(), next, "-");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      note(out.readLine());
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      KillTest.kill(process);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
      }
    } finally {
      process.destroyForcibly();
    }
    for (long load : acknowledged) {
      next = Math.max(next, load + 2);
    }
  }

  private void note(String line) {
    if (line != null && line.startsWith("ACK ")) {
      acknowledged.add(Long.parseLong(line.substring(4)));
    }
  }

  private void check() {
    Map<Long, Long> counts = new HashMap<>();
    try (Engine engine = Engine.open(EngineOptions.of(warehouse().toString()));
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job =
            session.submit(
                "SELECT load_id, COUNT(DISTINCT n), COUNT(*) FROM k.t GROUP BY load_id",
                List.of())) {
      var rows = (StatementResult.Rows) job.nextResult().orElseThrow();
      try (RowReader reader = rows.reader()) {
        for (Optional<Batch> read = reader.next(); read.isPresent(); read = reader.next()) {
          Batch batch = read.get();
          for (int k = 0; k < batch.selectedCount(); k++) {
            int row = batch.selection().row(k);
            assertThat(number(batch, 1, row)).isEqualTo(LoadingProcess.ROWS);
            counts.put(number(batch, 0, row), number(batch, 2, row));
          }
        }
      }
    }
    assertThat(counts.keySet()).containsAll(acknowledged);
    assertThat(counts.values()).allMatch(count -> count == LoadingProcess.ROWS);
  }

  private static long number(Batch batch, int column, int row) {
    return ((Value.Int64Value) Vectors.read(batch.column(column), row)).value();
  }
}
