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

  /// Rows loaded from files.
  ///
  /// @param badRecords records that were left out since they could not be read
  /// @param shownBadRecords what is wrong with the first of them, and where
  record Loaded(String target, long rows, long files, long badRecords, List<String> shownBadRecords)
      implements StatementResult {
    public Loaded {
      shownBadRecords = List.copyOf(shownBadRecords);
    }
  }

  /// Files written by EXPORT DATA.
  ///
  /// @param target the location of the files, with `*` for their numbers
  /// @param manifest the location of the file that lists them
  record Exported(String target, String manifest, long files, long rows, long bytes)
      implements StatementResult {}

  /// A statement without rows: `CREATE SCHEMA shop`.
  record Done(String operation, String target) implements StatementResult {}
}
