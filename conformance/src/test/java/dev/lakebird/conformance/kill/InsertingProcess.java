package dev.lakebird.conformance.kill;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.commit.CommitStage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The main class of a process that inserts until it is killed. Arguments: warehouse, first insert's
/// number, and the stage to stop in at the second insert, or `-` to go on inserting. It says what
/// [Announcement] has.
final class InsertingProcess {
  /// Rows of one insert.
  static final int ROWS = 500;

  private static final String NO_STAGE = "-";

  private InsertingProcess() {}

  public static void main(String[] arguments) {
    String warehouse = arguments[0];
    long first = Long.parseLong(arguments[1]);
    String stage = arguments[2];
    var armed = new AtomicBoolean();
    WarehouseOptions options =
        WarehouseOptions.fromEnvironment()
            .withListener(
                reached -> {
                  if (armed.get() && isStage(stage, reached)) {
                    Announcement.stopInStage();
                  }
                });
    try (Engine engine =
            Engine.open(new EngineOptions(warehouse, options, Storage.fromEnvironment()));
        Session session = engine.openSession(Settings.DEFAULTS)) {
      for (long insert = first; ; insert++) {
        armed.set(insert > first && !stage.equals(NO_STAGE));
        run(session, sql(insert));
        Announcement.acknowledged(insert);
      }
    }
  }

  static String sql(long insert) {
    return "INSERT INTO k.t SELECT "
        + insert
        + ", n FROM UNNEST(GENERATE_ARRAY(1, "
        + ROWS
        + ")) n";
  }

  static void run(Session session, String sql) {
    try (Job job = session.submit(sql, List.of())) {
      while (job.nextResult().isPresent()) {
        // Every statement is run by asking for its result.
        continue;
      }
    }
  }

  private static boolean isStage(String wanted, CommitStage reached) {
    return reached.name().equals(wanted);
  }
}
