package dev.lakebird.engine.result;

import java.util.List;

/// What one statement cost.
///
/// @param elapsedNanos from the start of its analysis to its last row or commit
/// @param bytesRead bytes taken from storage
/// @param bytesCached bytes of storage that were in memory, and not read for that
/// @param rowsRead rows of the parts that were read, before filters
/// @param bytesSpilled bytes written to temporary files
/// @param memoryPeakBytes the most off-heap bytes held at once
/// @param operators one line an operator: label, rows, time
public record StatementStatistics(
    long elapsedNanos,
    long bytesRead,
    long bytesCached,
    long rowsRead,
    long rowsReturned,
    long bytesSpilled,
    long memoryPeakBytes,
    List<String> operators) {
  public StatementStatistics {
    operators = List.copyOf(operators);
  }

  /// What a statement cost that read nothing.
  public static StatementStatistics ofTime(long elapsedNanos) {
    return new StatementStatistics(elapsedNanos, 0, 0, 0, 0, 0, 0, List.of());
  }
}
