package dev.lakebird.demo.tour;

import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs statements one by one and prints each with what it did and how long it took.
record Statements(Session session, Screen screen, Interruption interruption) {
  private static final long BAR_MILLIS = 100;

  /// Runs a statement that gives no rows.
  void run(String sql) {
    List<List<Value>> unused = rows(sql);
  }

  /// Runs a statement and answers its rows.
  List<List<Value>> rows(String sql) {
    screen.statement(sql);
    long start = System.nanoTime();
    try (Job job = session.submit(sql, List.of())) {
      interruption.running(job);
      try {
        StatementResult result = await(job);
        return told(result, start);
      } finally {
        interruption.running(null);
      }
    }
  }

  private List<List<Value>> told(StatementResult result, long start) {
    return switch (result) {
      case StatementResult.Rows rows -> {
        List<List<Value>> read = read(rows.reader());
        TextTable.of(rows.columns(), read).forEach(screen::line);
        tell(Screen.rows(read.size()), start);
        yield read;
      }
      case StatementResult.Modified modified -> {
        tell(Screen.rows(modified.rows()) + " written", start);
        yield List.of();
      }
      case StatementResult.Loaded loaded -> {
        String bad =
            loaded.badRecords() == 0 ? "" : ", %,d bad records".formatted(loaded.badRecords());
        tell(
            "%s loaded from %s%s".formatted(Screen.rows(loaded.rows()), files(loaded.files()), bad),
            start);
        yield List.of();
      }
      case StatementResult.Exported exported -> {
        tell(
            "%s written to %s, %s; listed in %s"
                .formatted(
                    Screen.rows(exported.rows()),
                    files(exported.files()),
                    Screen.bytes(exported.bytes()),
                    exported.manifest()),
            start);
        yield List.of();
      }
      case StatementResult.Done done -> {
        tell("done", start);
        yield List.of();
      }
    };
  }

  private void tell(String what, long start) {
    screen.outcome(what, System.nanoTime() - start);
  }

  private static String files(long count) {
    return count == 1 ? "1 file" : "%,d files".formatted(count);
  }

  private StatementResult await(Job job) {
    if (!screen.isTerminal()) {
      return next(job);
    }
    Thread bar = Thread.ofVirtual().start(() -> draw(job));
    try {
      return next(job);
    } finally {
      bar.interrupt();
      join(bar);
      screen.clearBar();
    }
  }

  private static StatementResult next(Job job) {
    return job.nextResult()
        .orElseThrow(() -> LakebirdException.internal("A statement without a result"));
  }

  private void draw(Job job) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(BAR_MILLIS);
        screen.bar(job.progress());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread bar) {
    try {
      bar.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<List<Value>> read(RowReader reader) {
    List<List<Value>> rows = new ArrayList<>();
    try (reader) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int k = 0; k < batch.selectedCount(); k++) {
          int row = batch.selection().row(k);
          rows.add(batch.columns().stream().map(column -> Vectors.read(column, row)).toList());
        }
      }
    }
    return rows;
  }
}
