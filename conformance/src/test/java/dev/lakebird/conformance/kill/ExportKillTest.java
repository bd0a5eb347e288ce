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
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at any moment of an export leaves a manifest with all its files whole and of one export, or no
/// manifest; and the next export works.
@Tag("long")
class ExportKillTest {
  private static final int KILLS_PER_STAGE = 10;
  private static final int KILLS_AT_RANDOM = 50;
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
    Process process = start(stage, step);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      boolean stopped = false;
      for (String line = lines.readLine(); line != null && !stopped; ) {
        note(line);
        stopped = line.equals("STAGE");
        line = stopped ? line : lines.readLine();
      }
      assertThat(stopped).as("stopped inside " + stage + ", step " + step).isTrue();
      kill(process);
    } finally {
      process.destroyForcibly();
    }
  }

  private void killAfter(int millis) throws IOException, InterruptedException {
    Process process = start("-", 0);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      note(lines.readLine());
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      kill(process);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private void note(String line) {
    if (line != null && line.startsWith("ACK ")) {
      lastAcknowledged = Long.parseLong(line.substring(4));
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

  private static void kill(Process process) throws InterruptedException {
    assertThat(process.toHandle().destroyForcibly()).isTrue();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(String stage, int step) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            ExportingProcess.class.getName(),
            folder.resolve("warehouse").toString(),
            uri(),
            "CSV",
            Long.toString(nextExport),
            stage,
            Integer.toString(step)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
