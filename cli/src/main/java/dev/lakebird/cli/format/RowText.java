package dev.lakebird.cli.format;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Hands the rows of a reader out one by one, and closes it.
final class RowText {
  private RowText() {}

  /// Gives each row to `sink`, which prints to `out`; the number of rows. Where nobody reads `out` any
  /// more, as behind `head`, the query is stopped.
  ///
  /// @throws LakebirdException CANCELLED when `out` does not take more
  static long forEach(RowReader reader, PrintStream out, Consumer<List<Value>> sink) {
    long rows = 0;
    try (reader) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int k = 0; k < batch.selectedCount(); k++) {
          sink.accept(row(batch, batch.selection().row(k)));
        }
        rows += batch.selectedCount();
        if (out.checkError()) {
          throw new LakebirdException(ErrorCode.CANCELLED, "Nobody reads the results any more");
        }
      }
    }
    return rows;
  }

  private static List<Value> row(Batch batch, int row) {
    List<Value> values = new ArrayList<>(batch.columnCount());
    for (Vector column : batch.columns()) {
      values.add(Vectors.read(column, row));
    }
    return values;
  }
}
