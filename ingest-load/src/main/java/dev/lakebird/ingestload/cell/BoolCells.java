package dev.lakebird.ingestload.cell;

import dev.lakebird.types.Column;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.util.Locale;

/// BOOL: `true`, `t`, `yes`, `y`, `1` and their opposites, in any case. Source: BigQuery, "Loading CSV data",
/// data type coercion.
final class BoolCells extends CellParser {
  BoolCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    NativeBuffer bits = scratch.bitmap(slot + 1, grid.rowsMax());
    for (int row = 0; row < rows; row++) {
      int at = row * grid.width() + cell;
      int start = grid.starts()[at];
      int end = grid.ends()[at];
      boolean value = false;
      if (!takeNull(grid, row, start, end, true)) {
        String text = trimmed(grid, start, end);
        switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "t", "yes", "y", "1" -> value = true;
          case "false", "f", "no", "n", "0" -> value = false;
          default -> failParse(grid, row, cell);
        }
      }
      Bits.put(bits.segment(), row, value);
    }
    return new BitVector(rows, bits, takeValidity());
  }
}
