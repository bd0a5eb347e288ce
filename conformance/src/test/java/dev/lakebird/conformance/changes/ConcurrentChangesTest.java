package dev.lakebird.conformance.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConcurrentChangesTest {
  private static final int SESSIONS = 3;
  private static final int CHANGES = 3;

  @TempDir Path folder;

  @Test
  void noUpdateIsLost() throws Exception {
    try (Engine engine = Engine.open(EngineOptions.of(folder.resolve("warehouse").toString()))) {
      try (Session session = engine.openSession(Settings.DEFAULTS)) {
        run(session, "CREATE SCHEMA c");
        run(session, "CREATE TABLE c.t (id INT64, n INT64)");
        run(session, "INSERT INTO c.t VALUES (1, 0), (2, 0)");
      }
      List<Future<?>> tasks = new ArrayList<>();
      try (var threads = Executors.newFixedThreadPool(SESSIONS)) {
        for (int s = 0; s < SESSIONS; s++) {
          String statement =
              s % 2 == 0
                  ? "UPDATE c.t SET n = n + 1 WHERE id = 1"
                  : "MERGE c.t USING (SELECT 1 AS id) AS s ON t.id = s.id"
                      + " WHEN MATCHED THEN UPDATE SET n = n + 1";
          tasks.add(threads.submit(() -> change(engine, statement)));
        }
        for (Future<?> task : tasks) {
          task.get();
        }
      }
      try (Session session = engine.openSession(Settings.DEFAULTS)) {
        assertThat(run(session, "SELECT n FROM c.t WHERE id = 1"))
            .isEqualTo(Value.of((long) SESSIONS * CHANGES));
        assertThat(run(session, "SELECT COUNT(*) FROM c.t")).isEqualTo(Value.of(2L));
      }
    }
  }

  private static void change(Engine engine, String statement) {
    try (Session session = engine.openSession(Settings.DEFAULTS)) {
      for (int i = 0; i < CHANGES; i++) {
        run(session, statement);
      }
    }
  }

  /// Runs a statement and answers the value of its first row, or 0.
  private static Value run(Session session, String statement) {
    try (Job job = session.submit(statement, List.of())) {
      if (job.nextResult().orElseThrow() instanceof StatementResult.Rows rows) {
        try (RowReader reader = rows.reader()) {
          var batch = reader.next().orElseThrow();
          return Vectors.read(batch.column(0), batch.selection().row(0));
        }
      }
      return Value.of(0L);
    }
  }
}
