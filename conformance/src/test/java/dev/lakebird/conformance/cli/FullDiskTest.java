package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.conformance.store.ObservedStore;
import dev.lakebird.conformance.store.Room;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full at any byte of an insert: the insert fails by its name, and the table is as it was.
class FullDiskTest {
  private static final String INSERT =
      "INSERT INTO s.t SELECT x, CAST(x AS STRING) FROM UNNEST(GENERATE_ARRAY(1, 1000)) x";

  @TempDir private Path folder;

  private void run(Storage storage, String text) {
    var options = new EngineOptions(folder.toString(), WarehouseOptions.fromEnvironment(), storage);
    try (Engine engine = Engine.open(options);
        Session session = engine.openSession(Settings.DEFAULTS);
        Job job = session.submit(text, List.of())) {
      while (job.nextResult().isPresent()) {
        continue;
      }
    }
  }

  private static StorageSettings settings() {
    return StorageSettings.of(S3Settings.defaults()).withSyncLocalWrites(false);
  }

  private void runWithRoom(Room room, String text) {
    run(Storage.of(settings(), store -> new ObservedStore(store, room)), text);
  }

  @Test
  void anInsertIsAllOrNothingWhereverTheDiskIsFull() throws IOException {
    var unlimited = new Room(Long.MAX_VALUE);
    runWithRoom(
        unlimited,
        "CREATE SCHEMA s; CREATE TABLE s.t (x INT64, y STRING); INSERT INTO s.t VALUES (1, 'a')");
    var measured = new Room(Long.MAX_VALUE);
    runWithRoom(measured, INSERT);
    long needed = measured.taken();
    assertThat(needed).isGreaterThan(1000);
    List<Path> before = files();
    for (long room = 0; room < needed * 3 / 4; room += needed / 20) {
      var limited = new Room(room);
      assertThatThrownBy(() -> runWithRoom(limited, INSERT))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                assertThat(failure.describe()).contains("file " + folder);
              });
      assertThat(files()).isEqualTo(before);
    }
    assertThat(Command.sql(folder, "SELECT COUNT(*) AS n FROM s.t", "--format", "csv").results())
        .isEqualTo("n\n1001\n");
    run(Storage.of(settings()), INSERT);
    assertThat(Command.sql(folder, "SELECT COUNT(*) AS n FROM s.t", "--format", "csv").results())
        .isEqualTo("n\n2001\n");
  }

  @Test
  void aLoadIsAllOrNothingWhereverTheDiskIsFull() throws IOException {
    var text = new StringBuilder();
    for (int row = 0; row < 3000; row++) {
      text.append(row).append(",text ").append(row).append('\n');
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    String load = "LOAD DATA INTO s.t FROM FILES (format = 'CSV', uris = ['" + file + "'])";
    run(
        Storage.of(settings()),
        "CREATE SCHEMA s; CREATE TABLE s.t (x INT64, y STRING); INSERT INTO s.t VALUES (1, 'a')");
    var measured = new Room(Long.MAX_VALUE);
    runWithRoom(measured, load);
    List<Path> before = files();
    for (long room = 0; room < measured.taken() * 3 / 4; room += measured.taken() / 8) {
      var limited = new Room(room);
      assertThatThrownBy(() -> runWithRoom(limited, load))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                assertThat(failure.describe()).contains("file " + folder);
              });
      assertThat(files()).isEqualTo(before);
    }
    runWithRoom(new Room(Long.MAX_VALUE), load);
    assertThat(Command.sql(folder, "SELECT COUNT(*) AS n FROM s.t", "--format", "csv").results())
        .isEqualTo("n\n6001\n");
  }

  /// What the tables' folders hold.
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("tables"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
