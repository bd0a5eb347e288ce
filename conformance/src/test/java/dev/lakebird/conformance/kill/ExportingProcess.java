package dev.lakebird.conformance.kill;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.conformance.store.ObservedStore;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The main class of a process that exports until it is killed, each export over the one before. Arguments:
/// warehouse, destination, format, number of the first export, and what to stop at in the second: `shards`,
/// `manifest` or `-` for nothing, and at which step of such files. It says what [Announcement] has.
final class ExportingProcess {
  /// Files of the table, so that several workers write.
  static final int FILES = 4;

  /// Rows of each file of the table.
  static final int ROWS = 30_000;

  static final String PREPARE =
      "CREATE SCHEMA k; CREATE TABLE k.t (x INT64, s STRING);" + insert().repeat(FILES);

  private ExportingProcess() {}

  public static void main(String[] arguments) {
    String stage = arguments[4];
    int step = Integer.parseInt(arguments[5]);
    long first = Long.parseLong(arguments[3]);
    var armed = new AtomicBoolean();
    var reached = new AtomicInteger();
    Storage storage =
        Storage.of(
            StorageSettings.fromEnvironment(),
            store ->
                new ObservedStore(
                    store,
                    (at, location, bytes) -> {
                      if (armed.get()
                          && at != ObservedStore.Step.OPENING
                          && isOf(stage, location)
                          && reached.incrementAndGet() == step) {
                        Announcement.stopInStage();
                      }
                    }));
    var options = new EngineOptions(arguments[0], WarehouseOptions.fromEnvironment(), storage);
    try (Engine engine = Engine.open(options);
        Session session = engine.openSession(Settings.DEFAULTS.with("threads=2"))) {
      for (long export = first; ; export++) {
        armed.set(export > first);
        InsertingProcess.run(session, sql(arguments[1], arguments[2], export));
        Announcement.acknowledged(export);
      }
    }
  }

  static String sql(String uri, String format, long export) {
    return "EXPORT DATA OPTIONS (uri = '%s', format = '%s', overwrite = true) AS SELECT %d AS export, x, s FROM k.t"
        .formatted(uri, format, export);
  }

  private static String insert() {
    return " INSERT INTO k.t SELECT x, CONCAT('value ', CAST(MOD(x * 7919, 30011) AS STRING))"
        + " FROM UNNEST(GENERATE_ARRAY(1, "
        + ROWS
        + ")) x;";
  }

  private static boolean isOf(String stage, String location) {
    boolean manifest = location.endsWith(Storage.EXPORT_MANIFEST_SUFFIX);
    return switch (stage) {
      case "manifest" -> manifest;
      case "shards" -> !manifest;
      default -> false;
    };
  }
}
