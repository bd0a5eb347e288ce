package dev.lakebird.engine.result;

import dev.lakebird.types.Column;
import java.util.List;

/// What one statement of a job answered.
public sealed interface StatementResult {
  /// Rows, streamed while the query runs. The reader is drained or closed before the job goes on to
  /// its next statement.
  record Rows(List<Column> columns, RowReader reader) implements StatementResult {
    public Rows {
      columns = List.copyOf(columns);
    }
  }

  /// Rows written to a table: `INSERT`, `CREATE TABLE AS`.
  record Modified(String operation, String target, long rows) implements StatementResult {}

  /// A statement without rows: `CREATE SCHEMA shop`.
  record Done(String operation, String target) implements StatementResult {}
}
