package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/// DATE.
final class DateCells extends CellParser {
  DateCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    int width = grid.width();
    int[] starts = grid.starts();
    int[] ends = grid.ends();
    MemorySegment data = grid.data();
    NativeBuffer buffer = scratch.buffer(slot + 1, 4L * rows);
    MemorySegment out = buffer.segment();
    for (int row = 0, at = cell; row < rows; row++, at += width) {
      int start = starts[at];
      int end = ends[at];
      int value = 0;
      if (!takeNull(grid, row, start, end, true)) {
        long day = end - start == 10 ? CivilCells.day(data, start) : CivilCells.OTHER;
        value = day == CivilCells.OTHER ? slow(grid, row, cell, start, end) : (int) day;
      }
      out.set(INT, (long) row << 2, value);
    }
    return new FixedVector(VectorType.DATE, rows, buffer, takeValidity());
  }

  private int slow(CellGrid grid, int row, int cell, int start, int end) {
    OptionalInt value = CivilParser.date(grid.text(start, end).strip());
    if (value.isEmpty()) {
      failParse(grid, row, cell);
    }
    return value.orElse(0);
  }
}
