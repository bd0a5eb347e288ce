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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any moment leaves a warehouse in which every acknowledged insert is present once, and
/// every other one whole or absent.
@Tag("long")
class KillTest {
  private static final int KILLS_PER_STAGE = 20;
  private static final int KILLS_AT_RANDOM = 50;
  private static final int RANDOM_MILLIS_MAX = 400;

  @TempDir private Path folder;

  private final Set<Long> acknowledged = new TreeSet<>();
  private long nextInsert = 1;

  @Test
  void killsInsideEveryStage() throws IOException, InterruptedException {
    prepare();
    for (CommitStage stage : CommitStage.values()) {
      for (int kill = 0; kill < KILLS_PER_STAGE; kill++) {
        killInside(stage);
      }
      check();
    }
  }

  @Test
  void killsAtRandomMoments() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("KillTest seed " + seed);
    var random = new Random(seed);
    prepare();
    for (int kill = 0; kill < KILLS_AT_RANDOM; kill++) {
      killAfter(random.nextInt(RANDOM_MILLIS_MAX));
    }
    check();
  }

  private void prepare() {
    try (Engine engine = Engine.open(EngineOptions.of(folder.toString()));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      InsertingProcess.run(session, "CREATE SCHEMA k; CREATE TABLE k.t (insert_id INT64, n INT64)");
    }
  }

  private void killInside(CommitStage stage) throws IOException, InterruptedException {
    long first = nextInsert;
    nextInsert += 2;
    Process process = start(first, stage.name());
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
      kill(process);
    } finally {
      process.destroyForcibly();
    }
    assertThat(acknowledged).contains(first).doesNotContain(first + 1);
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    long first = nextInsert;
    Process process = start(first, "-");
    long last = first;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      note(line);
      boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
      assertThat(ended).isFalse();
      kill(process);
      for (line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
      }
    } finally {
      process.destroyForcibly();
    }
    for (long insert : acknowledged) {
      last = Math.max(last, insert);
    }
    nextInsert = last + 2;
  }

  private void note(String line) {
    if (line != null && line.startsWith("ACK ")) {
      acknowledged.add(Long.parseLong(line.substring(4)));
    }
  }

  static void kill(Process process) throws InterruptedException {
    // By its handle: the process itself would close the stream of what was acknowledged.
    assertThat(process.toHandle().destroyForcibly()).isTrue();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(long first, String stage) throws IOException {
    return start(InsertingProcess.class, folder, first, stage);
  }

  /// Starts the main class with the arguments that [InsertingProcess] describes.
  static Process start(Class<?> main, Path folder, long first, String stage) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            folder.toString(),
            Long.toString(first),
            stage));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void check() {
    Map<Long, Long> counts = new HashMap<>();
    try (Engine engine = Engine.open(EngineOptions.of(folder.toString()));
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job =
            session.submit(
                "SELECT insert_id, COUNT(DISTINCT n), COUNT(*) FROM k.t GROUP BY insert_id",
                List.of())) {
      var rows = (StatementResult.Rows) job.nextResult().orElseThrow();
      try (RowReader reader = rows.reader()) {
        for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
          Batch batch = next.get();
          for (int k = 0; k < batch.selectedCount(); k++) {
            int row = batch.selection().row(k);
            assertThat(number(batch, 1, row)).isEqualTo(InsertingProcess.ROWS);
            counts.put(number(batch, 0, row), number(batch, 2, row));
          }
        }
      }
    }
    assertThat(counts.keySet()).containsAll(acknowledged);
    assertThat(counts.values()).allMatch(count -> count == InsertingProcess.ROWS);
  }

  private static long number(Batch batch, int column, int row) {
    return ((Value.Int64Value) Vectors.read(batch.column(column), row)).value();
  }
}
