package dev.lakebird.functions.array;

import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;

/// Vectors made by appending, with each selected row at its place.
final class PositionedRows {
  private PositionedRows() {}

  /// Appends exactly one value.
  interface RowAppender {
    void append(int row, VectorBuilder to);
  }

  /// A vector of `length` rows, lent by the frame in `slot`; rows that are not selected are NULL.
  static Vector lend(
      KernelFrame frame,
      int slot,
      VectorType type,
      int length,
      Selection rows,
      RowAppender appender) {
    try (var builder = new VectorBuilder(type, frame.allocator())) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        while (builder.length() < row) {
          builder.appendNull();
        }
        appender.append(row, builder);
      }
      while (builder.length() < length) {
        builder.appendNull();
      }
      return frame.lend(slot, builder.build());
    }
  }
}
