package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.lang.foreign.MemorySegment;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads the cells of one column. A cell that is no value of the type, NULL in a required column, or a value
/// that the column is too narrow for makes its record unreadable. Belongs to one thread.
public abstract class CellParser {
  static final int SLOTS = 4;

  final Column column;
  final NullRule nulls;
  final VectorScratch scratch;
  final int slot;
  private @Nullable NativeBuffer validity;

  CellParser(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    this.column = column;
    this.nulls = nulls;
    this.scratch = scratch;
    this.slot = slot;
  }

  /// The parser of a column.
  ///
  /// @param ordinal of the column; each takes slots of the scratch of its own
  /// @param zone of timestamps that say none
  /// @param controls whether NUL may stand in text
  /// @throws LakebirdException UNIMPLEMENTED for a type that text is not read as yet
  public static CellParser of(
      Column column,
      NullRule nulls,
      ZoneId zone,
      boolean controls,
      VectorScratch scratch,
      int ordinal) {
    int slot = ordinal * SLOTS;
    return switch (column.type()) {
      case SqlType.Bool t -> new BoolCells(column, nulls, scratch, slot);
      case SqlType.Int64 t -> new IntegerCells(column, nulls, scratch, slot);
      case SqlType.Float64 t -> new FloatCells(column, nulls, scratch, slot);
      case SqlType.Numeric t -> new DecimalCells(column, nulls, scratch, slot);
      case SqlType.BigNumeric t -> new DecimalCells(column, nulls, scratch, slot);
      case SqlType.StringType t -> new TextCells(column, nulls, controls, scratch, slot);
      case SqlType.Bytes t -> new BytesCells(column, nulls, scratch, slot);
      case SqlType.Date t -> new DateCells(column, nulls, scratch, slot);
      case SqlType.Time t -> new TimeCells(column, nulls, zone, scratch, slot);
      case SqlType.Datetime t -> new TimeCells(column, nulls, zone, scratch, slot);
      case SqlType.Timestamp t -> new TimeCells(column, nulls, zone, scratch, slot);
      case SqlType.Interval t -> throw unimplemented(column);
      case SqlType.Json t -> throw unimplemented(column);
      case SqlType.Geography t -> throw unimplemented(column);
      case SqlType.Array t -> throw unimplemented(column);
      case SqlType.Struct t -> throw unimplemented(column);
      case SqlType.Range t -> throw unimplemented(column);
    };
  }

  private static LakebirdException unimplemented(Column column) {
    return LakebirdException.unimplemented("Loading text into a column of type " + column.sqlType())
        .with("column", column.name());
  }

  /// The column's vector, valid until the next call.
  ///
  /// @param cell which cell of each record
  public abstract Vector parse(CellGrid grid, int cell);

  /// Whether the cell is NULL; notes it.
  final boolean takeNull(CellGrid grid, int row, int start, int end, boolean emptyCounts) {
    boolean isNull =
        start < 0
            || start == end && emptyCounts && nulls.emptyIsNull()
            || nulls.hasMarkers() && nulls.isMarker(grid.data(), start, end);
    if (isNull) {
      setNull(grid, row);
    }
    return isNull;
  }

  final void setNull(CellGrid grid, int row) {
    if (!column.nullable()) {
      grid.fail(
          row,
          new LakebirdException(
                  ErrorCode.NOT_NULL_VIOLATION, "Missing value for required field " + column.name())
              .with("column", column.name()));
    }
    NativeBuffer bitmap = validity;
    if (bitmap == null) {
      bitmap = scratch.bitmap(slot, grid.rowsMax());
      Bits.fill(bitmap.segment(), grid.rowsMax(), true);
      validity = bitmap;
    }
    Bits.clear(bitmap.segment(), row);
  }

  /// The validity of the vector that is ready, or null where no row is NULL; starts anew.
  final @Nullable NativeBuffer takeValidity() {
    NativeBuffer bitmap = validity;
    validity = null;
    return bitmap;
  }

  /// The cell's text without spaces around it.
  static String trimmed(CellGrid grid, int start, int end) {
    MemorySegment data = grid.data();
    int from = start;
    int to = end;
    while (from < to && isSpace(data.get(BYTE, from))) {
      from++;
    }
    while (to > from && isSpace(data.get(BYTE, to - 1))) {
      to--;
    }
    return grid.text(from, to);
  }

  /// Says that the cell is not of the column's type.
  final void failParse(CellGrid grid, int row, int cell) {
    grid.failParse(row, cell, column.name(), column.sqlType());
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }
}
