package dev.lakebird.conformance.kill;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.conformance.store.ObservedStore;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// The main class of a process that loads files until it is killed, with the arguments and answers of
/// [InsertingProcess]. Stages are those of commits, and before them [#READING], when the first file is
/// opened, and [#WRITING], when the first data file is begun.
final class LoadingProcess {
  static final String READING = "READING";
  static final String WRITING = "WRITING";

  /// Rows of one load, in two files.
  static final int ROWS = 4000;

  private LoadingProcess() {}

  public static void main(String[] arguments) throws IOException {
    Path warehouse = Path.of(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    String stage = arguments[2];
    var armed = new AtomicBoolean();
    WarehouseOptions options =
        WarehouseOptions.fromEnvironment()
            .withListener(reached -> stopIn(stage, reached.name(), armed));
    var storage =
        Storage.of(
            StorageSettings.of(S3Settings.defaults()),
            store ->
                new ObservedStore(
                    store,
                    (step, location, bytes) -> {
                      if (step == ObservedStore.Step.OPENING && location.endsWith(".csv")) {
                        stopIn(stage, READING, armed);
                      }
                      if (step == ObservedStore.Step.CREATING && location.endsWith(".parquet")) {
                        stopIn(stage, WRITING, armed);
                      }
                    }));
    try (Engine engine = Engine.open(new EngineOptions(warehouse.toString(), options, storage));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      for (long load = first; ; load++) {
        Path files = writeFiles(warehouse.resolveSibling("in-" + load), load);
        armed.set(load > first && !stage.equals("-"));
        InsertingProcess.run(
            session,
            "LOAD DATA INTO k.t FROM FILES (format = 'CSV', uris = ['" + files + "/*.csv'])");
        Announcement.acknowledged(load);
      }
    }
  }

  private static Path writeFiles(Path folder, long load) throws IOException {
    Files.createDirectories(folder);
    for (int file = 0; file < 2; file++) {
      var text = new StringBuilder();
      for (int row = 0; row < ROWS / 2; row++) {
        text.append(load).append(',').append(file * ROWS / 2 + row).append('\n');
      }
      Files.writeString(folder.resolve(file + ".csv"), text);
    }
    return folder;
  }

  private static void stopIn(String wanted, String reached, AtomicBoolean armed) {
    if (armed.get() && wanted.equals(reached)) {
      Announcement.stopInStage();
    }
  }
}
