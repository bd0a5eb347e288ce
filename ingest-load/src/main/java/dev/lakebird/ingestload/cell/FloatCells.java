package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;

/// FLOAT64. Up to 15 digits with a point are exact as a quotient of two exact doubles; all else goes through
/// text.
final class FloatCells extends CellParser {
  private static final int DIGITS_EXACT = 15;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  FloatCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
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
      double value = 0;
      if (!takeNull(grid, row, start, end, true)) {
        boolean negative = data.get(BYTE, start) == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        boolean good = true;
        for (int i = negative ? start + 1 : start; i < end && good; i++) {
          byte b = data.get(BYTE, i);
          int d = b - '0';
          if (d >= 0 && d <= 9) {
            digits = digits * 10 + d;
            count++;
            good = count <= DIGITS_EXACT;
          } else {
            good = b == '.' && point < 0;
            point = count;
          }
        }
        if (good && count > 0) {
          value = point < 0 ? digits : digits / POWERS[count - point];
          value = negative ? -value : value;
        } else {
          value = slow(grid, row, cell, start, end);
        }
      }
      out.set(DOUBLE, (long) row << 3, value);
    }
    return new FixedVector(VectorType.FLOAT64, rows, buffer, takeValidity());
  }

  private double slow(CellGrid grid, int row, int cell, int start, int end) {
    OptionalDouble value = NumberText.parseFloat64(trimmed(grid, start, end));
    if (value.isEmpty()) {
      failParse(grid, row, cell);
    }
    return value.orElse(0);
  }
}
