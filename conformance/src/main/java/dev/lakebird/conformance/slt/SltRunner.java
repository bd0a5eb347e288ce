package dev.lakebird.conformance.slt;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs the records of a file in one session of an engine.
public final class SltRunner {
  private final Engine engine;
  private Settings settings;

  public SltRunner(Engine engine, Settings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /// A record that did not come out as it says.
  public record Failure(int line, String sql, String expected, String actual) {
    @Override
    public String toString() {
      return "line "
          + line
          + ": "
          + sql
          + "\nexpected:\n"
          + expected
          + "\nactual:\n"
          + actual
          + "\n";
    }
  }

  /// The failures of the records, none when all came out as they say.
  public List<Failure> run(List<SltRecord> records) {
    List<Failure> failures = new ArrayList<>();
    for (SltRecord record : records) {
      check(record).ifPresent(failures::add);
    }
    return failures;
  }

  /// The records with the answers that they get now.
  public List<SltRecord> complete(List<SltRecord> records) {
    List<SltRecord> completed = new ArrayList<>();
    for (SltRecord record : records) {
      completed.add(
          switch (record) {
            case SltRecord.Text r -> r;
            case SltRecord.Sets r -> {
              settings = settings.with(r.assignment());
              yield r;
            }
            case SltRecord.Succeeds r -> {
              Outcome outcome = execute(r.sql());
              yield outcome.failed() ? new SltRecord.Fails(r.line(), r.sql(), outcome.text()) : r;
            }
            case SltRecord.Fails r -> {
              Outcome outcome = execute(r.sql());
              yield outcome.failed() && !outcome.text().contains(r.pattern())
                  ? new SltRecord.Fails(r.line(), r.sql(), outcome.text())
                  : outcome.failed() ? r : new SltRecord.Succeeds(r.line(), r.sql());
            }
            case SltRecord.Answers r -> {
              Outcome outcome = execute(r.sql());
              yield outcome.failed()
                  ? new SltRecord.Fails(r.line(), r.sql(), outcome.text())
                  : new SltRecord.Answers(r.line(), r.sql(), r.sorted(), outcome.lines(r.sorted()));
            }
          });
    }
    return completed;
  }

  private Optional<Failure> check(SltRecord record) {
    return switch (record) {
      case SltRecord.Text r -> Optional.empty();
      case SltRecord.Sets r -> {
        settings = settings.with(r.assignment());
        yield Optional.empty();
      }
      case SltRecord.Succeeds r -> {
        Outcome outcome = execute(r.sql());
        yield failure(!outcome.failed(), r.line(), r.sql(), "ok", outcome.text());
      }
      case SltRecord.Fails r -> {
        Outcome outcome = execute(r.sql());
        yield failure(
            outcome.failed() && outcome.text().contains(r.pattern()),
            r.line(),
            r.sql(),
            "error " + r.pattern(),
            outcome.text());
      }
      case SltRecord.Answers r -> {
        Outcome outcome = execute(r.sql());
        List<String> actual = outcome.lines(r.sorted());
        yield failure(
            !outcome.failed() && actual.equals(r.expected()),
            r.line(),
            r.sql(),
            String.join("\n", r.expected()),
            outcome.failed() ? outcome.text() : String.join("\n", actual));
      }
    };
  }

  private static Optional<Failure> failure(
      boolean fine, int line, String sql, String expected, String actual) {
    return fine ? Optional.empty() : Optional.of(new Failure(line, sql, expected, actual));
  }

  private Outcome execute(String sql) {
    try (Session session = engine.openSession(settings);
        Job job = session.submit(sql, List.of())) {
      List<String> lines = new ArrayList<>();
      for (Optional<StatementResult> result = job.nextResult();
          result.isPresent();
          result = job.nextResult()) {
        lines = new ArrayList<>();
        if (result.get() instanceof StatementResult.Rows rows) {
          lines.add(header(rows.columns()));
          read(rows.reader(), lines);
        }
      }
      return new Outcome(false, lines, String.join("\n", lines));
    } catch (LakebirdException e) {
      return new Outcome(true, List.of(), e.code() + ": " + e.describe());
    }
  }

  private static String header(List<Column> columns) {
    return columns.stream()
        .map(c -> c.name() + " " + c.type().sqlName())
        .collect(Collectors.joining(" | "));
  }

  private static void read(RowReader reader, List<String> lines) {
    try (reader) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int k = 0; k < batch.selectedCount(); k++) {
          int row = batch.selection().row(k);
          lines.add(
              batch.columns().stream()
                  .map(column -> cell(column, row))
                  .collect(Collectors.joining(" | ")));
        }
      }
    }
  }

  private static String cell(Vector column, int row) {
    Value value = Vectors.read(column, row);
    String text = ValueText.display(value);
    return value.isNull()
        ? "NULL"
        : text.isEmpty() ? "(empty)" : text.replace("\n", "\\n").replace("\r", "\\r");
  }

  private record Outcome(boolean failed, List<String> rows, String text) {
    List<String> lines(boolean sorted) {
      if (!sorted || rows.isEmpty()) {
        return rows;
      }
      List<String> all = new ArrayList<>(rows.subList(1, rows.size()));
      all.sort(String::compareTo);
      all.addFirst(rows.getFirst());
      return all;
    }
  }
}
