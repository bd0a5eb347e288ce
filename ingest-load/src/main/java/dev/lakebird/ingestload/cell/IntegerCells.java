package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/// INT64.
final class IntegerCells extends CellParser {
  private static final int DIGITS_SAFE = 18;

  IntegerCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    int width = grid.width();
    int[] starts = grid.starts();
    int[] ends = grid.ends();
    MemorySegment data = grid.data();
    NativeBuffer buffer = scratch.buffer(slot + 1, 8L * rows);
    MemorySegment out = buffer.segment();
    for (int row = 0, at = cell; row < rows; row++, at += width) {
      int start = starts[at];
      int end = ends[at];
      long value = 0;
      if (!takeNull(grid, row, start, end, true)) {
        boolean negative = data.get(BYTE, start) == '-';
        int digit = negative ? start + 1 : start;
        int count = end - digit;
        boolean good = count > 0 && count <= DIGITS_SAFE;
        for (int i = digit; i < end && good; i++) {
          int d = data.get(BYTE, i) - '0';
          good = d >= 0 && d <= 9;
          value = value * 10 + d;
        }
        value = negative ? -value : value;
        if (!good) {
          value = slow(grid, row, cell, start, end);
        }
      }
      out.set(LONG, (long) row << 3, value);
    }
    return new FixedVector(VectorType.INT64, rows, buffer, takeValidity());
  }

  private long slow(CellGrid grid, int row, int cell, int start, int end) {
    OptionalLong value = NumberText.parseInt64(trimmed(grid, start, end));
    if (value.isEmpty()) {
      failParse(grid, row, cell);
    }
    return value.orElse(0);
  }
}
