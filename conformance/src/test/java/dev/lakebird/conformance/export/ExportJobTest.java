package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.conformance.store.ObservedStore;
import dev.lakebird.conformance.store.Room;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.JobState;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports as jobs: progress, cancelling, disks and buckets that are full or missing.
class ExportJobTest {
  private static final String ROWS = "SELECT x, x * 2 AS y FROM UNNEST(GENERATE_ARRAY(1, 50000)) x";

  @TempDir private Path folder;

  private String export(String format, String query) {
    return "EXPORT DATA OPTIONS (uri = '%s', format = '%s') AS %s"
        .formatted(new Exports(folder).uri("j-*"), format, query);
  }

  @Test
  void progressCountsFilesBytesAndRows() {
    try (Engine engine = Engine.open(EngineOptions.of(folder.resolve("warehouse").toString()));
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job = session.submit(export("CSV", ROWS), List.of())) {
      assertThat(Exports.last(job)).containsExactly("1 files, 50000 rows");
      Progress.Snapshot progress = job.progress();
      assertThat(progress.rows()).isEqualTo(50_000);
      assertThat(progress.filesDone()).isEqualTo(1);
      assertThat(progress.bytesDone())
          .isEqualTo(new Exports(folder).content("j-000000000000").length());
      assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    }
  }

  @Test
  void aCancelledExportLeavesNothing() throws InterruptedException {
    String endless =
        "SELECT COUNT(*) AS n FROM UNNEST(GENERATE_ARRAY(1, 200000)) a JOIN"
            + " UNNEST(GENERATE_ARRAY(1, 200000)) b ON MOD(a * b, 7) = 3 UNION ALL SELECT 1";
    try (Engine engine = Engine.open(EngineOptions.of(folder.resolve("warehouse").toString()));
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job = session.submit(export("PARQUET", endless), List.of())) {
      Thread canceller =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (job.state() == JobState.PENDING) {
                      Thread.onSpinWait();
                    }
                    job.cancel();
                  });
      assertThatThrownBy(job::nextResult)
          .isInstanceOfSatisfying(
              LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
      canceller.join();
      assertThat(job.state()).isEqualTo(JobState.CANCELLED);
    }
    assertThat(new Exports(folder).files()).isEmpty();
  }

  @Test
  void aFullDiskLeavesNothingAndIsNamed() {
    var exports = new Exports(folder);
    for (String format : List.of("PARQUET", "CSV", "JSON")) {
      var measured = new Room(Long.MAX_VALUE);
      exports.run(
          Settings.DEFAULTS,
          store -> new ObservedStore(store, measured),
          export(format, ROWS).replace("j-", format));
      long needed = measured.taken();
      for (long room : List.of(0L, needed / 3, needed - 100)) {
        assertThatThrownBy(
                () ->
                    exports.run(
                        Settings.DEFAULTS,
                        store -> new ObservedStore(store, new Room(room)),
                        export(format, ROWS)))
            .isInstanceOfSatisfying(
                LakebirdException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                  assertThat(e.describe()).contains("file " + folder.resolve("out"));
                });
        assertThat(exports.files()).noneMatch(name -> name.contains("j-"));
      }
    }
    assertThat(exports.run(export("CSV", ROWS))).containsExactly("1 files, 50000 rows");
  }

  @Test
  void exportsGoToBuckets() {
    try (S3DevServer server = S3DevServer.start()) {
      server.createBucket("lake");
      Storage storage =
          Storage.of(
              StorageSettings.of(
                  S3Settings.at(server.endpoint(), server.accessKey(), server.secretKey())));
      var options =
          new EngineOptions(
              folder.resolve("warehouse").toString(), WarehouseOptions.fromEnvironment(), storage);
      try (Engine engine = Engine.open(options);
          Session session = engine.openSession(Settings.DEFAULTS)) {
        String sql =
            "EXPORT DATA OPTIONS (uri = 's3://%s/d/e-*.parquet', format = 'PARQUET') AS " + ROWS;
        assertThat(last(session, sql.formatted("lake"))).containsExactly("1 files, 50000 rows");
        assertThat(last(session, "SELECT COUNT(*), SUM(y) FROM `s3://lake/d/*`"))
            .containsExactly("50000|2500050000");
        fails(session, sql.formatted("lake"), ErrorCode.ALREADY_EXISTS);
        fails(session, sql.formatted("no-such-lake"), ErrorCode.BUCKET_NOT_FOUND);
      }
    }
  }

  private static List<String> last(Session session, String sql) {
    try (Job job = session.submit(sql, List.of())) {
      return Exports.last(job);
    }
  }

  private static void fails(Session session, String sql, ErrorCode code) {
    assertThatThrownBy(() -> last(session, sql))
        .isInstanceOfSatisfying(LakebirdException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
