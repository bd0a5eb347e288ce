package dev.lakebird.conformance.suite;

import dev.lakebird.engine.Job;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What our engine answered to the statements of a case.
///
/// @param rows of the last statement that has some
/// @param modified the rows that the last statement changed, where it changes rows
record Answer(List<Column> columns, List<List<Value>> rows, OptionalLong modified) {
  private static final int ROWS_MAX = 1_000_000;

  Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Runs the statements of a job to the end.
  static Answer of(Job job) {
    var answer = new Answer(List.of(), List.of(), OptionalLong.empty());
    for (Optional<StatementResult> next = job.nextResult();
        next.isPresent();
        next = job.nextResult()) {
      answer =
          switch (next.get()) {
            case StatementResult.Rows rows ->
                new Answer(rows.columns(), read(rows.reader()), OptionalLong.empty());
            case StatementResult.Modified written ->
                new Answer(answer.columns, answer.rows, OptionalLong.of(written.rows()));
            case StatementResult.Loaded loaded ->
                new Answer(answer.columns, answer.rows, OptionalLong.of(loaded.rows()));
            case StatementResult.Exported exported ->
                new Answer(answer.columns, answer.rows, OptionalLong.empty());
            case StatementResult.Done done ->
                new Answer(answer.columns, answer.rows, OptionalLong.empty());
          };
    }
    return answer;
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
        if (rows.size() > ROWS_MAX) {
          throw new LakebirdException(
              ErrorCode.LIMIT_EXCEEDED, "The result of a case has too many rows");
        }
      }
    }
    return rows;
  }

  /// The rows as a person reads them.
  String text() {
    String cells =
        rows.stream()
            .limit(100)
            .map(row -> row.stream().map(ValueText::display).collect(Collectors.joining(" | ")))
            .collect(Collectors.joining("\n"));
    String header =
        columns.stream()
            .map(c -> c.name() + " " + c.type().sqlName())
            .collect(Collectors.joining(" | "));
    return (modified.isPresent() ? modified.getAsLong() + " rows modified\n" : "")
        + header
        + "\n"
        + cells;
  }
}
