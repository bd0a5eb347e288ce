package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.tableformat.commit.CommitStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any moment leaves a warehouse in which every acknowledged insert is present once, and
/// every other one whole or absent.
@Tag("long")
class KillTest {
  private static final int KILLS_PER_STAGE = Integer.getInteger("lakebird.kills.stage", 20);
  private static final int KILLS_AT_RANDOM = Integer.getInteger("lakebird.kills.random", 50);
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
    String name = stage.name();
    acknowledged.addAll(Victim.killedInStage(InsertingProcess.class, folder, first, name));
    assertThat(acknowledged).contains(first).doesNotContain(first + 1);
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    acknowledged.addAll(
        Victim.killedAfter(millis, InsertingProcess.class, folder, nextInsert, "-"));
    nextInsert = Collections.max(acknowledged) + 2;
  }

  private void check() {
    Arrivals.check(folder, "insert_id", InsertingProcess.ROWS, acknowledged);
  }
}
