package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;

/// STRING: the bytes stay where they are in the chunk.
final class TextCells extends CellParser {
  private final boolean controls;
  private final int lengthMax;

  TextCells(Column column, NullRule nulls, boolean controls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
    this.controls = controls;
    this.lengthMax = column.parameters().maxLength().orElse(Integer.MAX_VALUE);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    int width = grid.width();
    int[] starts = grid.starts();
    int[] ends = grid.ends();
    NativeBuffer startBuffer = scratch.buffer(slot + 1, 4L * rows);
    NativeBuffer endBuffer = scratch.buffer(slot + 2, 4L * rows);
    MemorySegment startsOut = startBuffer.segment();
    MemorySegment endsOut = endBuffer.segment();
    boolean plain =
        grid.isAscii()
            && (controls || grid.isWithoutNul())
            && lengthMax == Integer.MAX_VALUE
            && !nulls.hasMarkers();
    for (int row = 0, at = cell; row < rows; row++, at += width) {
      int start = starts[at];
      int end = ends[at];
      if (start < 0) {
        setNull(grid, row);
        start = 0;
        end = 0;
      } else if (!plain && !takeNull(grid, row, start, end, false)) {
        check(grid, row, start, end);
      }
      startsOut.set(INT, (long) row << 2, start);
      endsOut.set(INT, (long) row << 2, end);
    }
    return BytesVector.view(
        VectorType.STRING, rows, startBuffer, endBuffer, grid.buffer(), takeValidity());
  }

  private void check(CellGrid grid, int row, int start, int end) {
    if (!controls && !grid.isWithoutNul()) {
      for (int i = start; i < end; i++) {
        if (grid.data().get(BYTE, i) == 0) {
          fail(grid, row, "Bad character (ASCII 0) encountered");
          return;
        }
      }
    }
    int characters = grid.isAscii() ? end - start : Utf8.count(grid.data(), start, end);
    if (characters < 0) {
      fail(grid, row, "The text is not UTF-8");
    } else if (characters > lengthMax) {
      grid.fail(
          row,
          new LakebirdException(
                  ErrorCode.OUT_OF_RANGE,
                  "Field "
                      + column.name()
                      + ": "
                      + column.sqlType()
                      + " has maximum length "
                      + lengthMax
                      + " but got a value with length "
                      + characters)
              .with("column", column.name()));
    }
  }

  private void fail(CellGrid grid, int row, String message) {
    grid.fail(
        row, new LakebirdException(ErrorCode.INVALID_VALUE, message).with("column", column.name()));
  }
}
