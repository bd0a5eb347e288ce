package dev.lakebird.conformance.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any moment of an export leaves a manifest with all its files whole and of one export, or no
/// manifest; and the next export works.
@Tag("long")
class ExportKillTest {
  private static final int KILLS_PER_STAGE = Integer.getInteger("lakebird.kills.stage", 10);
  private static final int KILLS_AT_RANDOM = Integer.getInteger("lakebird.kills.random", 50);
  private static final int RANDOM_MILLIS_MAX = 700;
  private static final int MANIFEST_STEPS = 4;
  private static final String MANIFEST = "_e-manifest.csv.lakebird-export.json";

  @TempDir private Path folder;

  private long nextExport = 1;
  private long lastAcknowledged;

  @BeforeEach
  void prepare() {
    try (Engine engine = open();
        Session session = engine.openSession(Settings.DEFAULTS)) {
      InsertingProcess.run(session, ExportingProcess.PREPARE);
    }
  }

  @Test
  void killsWhileFilesAreWritten() throws IOException, InterruptedException {
    for (int kill = 1; kill <= KILLS_PER_STAGE; kill++) {
      killInside("shards", kill);
      assertThat(out().resolve(MANIFEST)).doesNotExist();
      check();
    }
  }

  @Test
  void killsWhileTheManifestIsWritten() throws IOException, InterruptedException {
    for (int kill = 1; kill <= KILLS_PER_STAGE; kill++) {
      int step = 1 + kill % MANIFEST_STEPS;
      killInside("manifest", step);
      // Created, written, before the commit; and after it.
      assertThat(Files.exists(out().resolve(MANIFEST))).isEqualTo(step == MANIFEST_STEPS);
      check();
    }
  }

  @Test
  void killsAtRandomMoments() throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("ExportKillTest seed " + seed);
    var random = new Random(seed);
    for (int kill = 0; kill < KILLS_AT_RANDOM; kill++) {
      killAfter(random.nextInt(RANDOM_MILLIS_MAX));
      check();
    }
  }

  private void killInside(String stage, int step) throws IOException, InterruptedException {
    note(Victim.killedInStage(ExportingProcess.class, arguments(stage, step)));
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    note(Victim.killedAfter(millis, ExportingProcess.class, arguments("-", 0)));
  }

  private Object[] arguments(String stage, int step) {
    return new Object[] {folder.resolve("warehouse"), uri(), "CSV", nextExport, stage, step};
  }

  private void note(List<Long> acknowledged) {
    if (!acknowledged.isEmpty()) {
      lastAcknowledged = acknowledged.getLast();
    }
  }

  /// What lies there is one whole export by its manifest, or no export; the next one works.
  private void check() throws IOException {
    if (Files.exists(out().resolve(MANIFEST))) {
      assertThat(exportOfManifest()).isBetween(lastAcknowledged, lastAcknowledged + 1);
    }
    try (Engine engine = open();
        Session session = engine.openSession(Settings.DEFAULTS)) {
      nextExport = lastAcknowledged + 2;
      String sql = ExportingProcess.sql(uri(), "CSV", nextExport);
      if (isAnyFileThere()) {
        assertThatThrownBy(
                () ->
                    InsertingProcess.run(
                        session, sql.replace("overwrite = true", "overwrite = false")))
            .isInstanceOfSatisfying(
                LakebirdException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
      }
      InsertingProcess.run(session, sql);
    }
    assertThat(exportOfManifest()).isEqualTo(nextExport);
    nextExport++;
  }

  /// The number of the export that the manifest describes, whose files are all whole.
  private long exportOfManifest() throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(out().resolve(MANIFEST).toFile());
    long rows = 0;
    long export = -1;
    for (JsonNode file : manifest.path("files")) {
      Path path = Path.of(file.path("location").asText());
      assertThat(Files.size(path)).isEqualTo(file.path("bytes").asLong());
      List<String> lines = Files.readAllLines(path);
      assertThat(lines).hasSize(file.path("rows").asInt());
      rows += lines.size();
      for (String line : lines) {
        long number = Long.parseLong(line.substring(0, line.indexOf(',')));
        assertThat(export == -1 || export == number).as(line).isTrue();
        export = number;
      }
    }
    assertThat(rows)
        .isEqualTo(manifest.path("rows").asLong())
        .isEqualTo((long) ExportingProcess.FILES * ExportingProcess.ROWS);
    return export;
  }

  private boolean isAnyFileThere() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.anyMatch(file -> !file.getFileName().toString().endsWith(".lakebird-tmp"));
    }
  }

  private Engine open() {
    return Engine.open(EngineOptions.of(folder.resolve("warehouse").toString()));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private String uri() {
    return out() + "/e-*.csv";
  }
}
