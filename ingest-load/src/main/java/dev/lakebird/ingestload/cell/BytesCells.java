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
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// BYTES: Base64, as in BigQuery.
final class BytesCells extends CellParser {
  private static final byte[] NOTHING = {};

  private final int lengthMax;

  BytesCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
    this.lengthMax = column.parameters().maxLength().orElse(Integer.MAX_VALUE);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    NativeBuffer offsets = scratch.buffer(slot + 1, 4L * (rows + 1));
    offsets.segment().set(INT, 0, 0);
    int used = 0;
    NativeBuffer bytes = scratch.buffer(slot + 2, 64L * rows);
    for (int row = 0; row < rows; row++) {
      int at = row * grid.width() + cell;
      int start = grid.starts()[at];
      int end = grid.ends()[at];
      byte[] value =
          takeNull(grid, row, start, end, false) ? NOTHING : decode(grid, row, cell, start, end);
      bytes = scratch.grow(slot + 2, used, used + (long) value.length);
      MemorySegment.copy(value, 0, bytes.segment(), BYTE, used, value.length);
      used += value.length;
      offsets.segment().set(INT, 4L * (row + 1), used);
    }
    return BytesVector.flat(VectorType.BYTES, rows, offsets, bytes, takeValidity());
  }

  private byte[] decode(CellGrid grid, int row, int cell, int start, int end) {
    byte[] value;
    try {
      value =
          Base64.getDecoder()
              .decode(grid.text(start, end).strip().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      failParse(grid, row, cell);
      return NOTHING;
    }
    if (value.length > lengthMax) {
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
                      + value.length)
              .with("column", column.name()));
      return NOTHING;
    }
    return value;
  }
}
