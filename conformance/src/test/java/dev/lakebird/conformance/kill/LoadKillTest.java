package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.tableformat.commit.CommitStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
    acknowledged.addAll(Victim.killedInStage(LoadingProcess.class, warehouse(), first, stage));
    assertThat(acknowledged).contains(first).doesNotContain(first + 1);
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    acknowledged.addAll(Victim.killedAfter(millis, LoadingProcess.class, warehouse(), next, "-"));
    next = Collections.max(acknowledged) + 2;
  }

  private void check() {
    Arrivals.check(warehouse(), "load_id", LoadingProcess.ROWS, acknowledged);
  }
}
