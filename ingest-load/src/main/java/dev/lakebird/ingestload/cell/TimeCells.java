package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// TIME, DATETIME and TIMESTAMP.
final class TimeCells extends CellParser {
  /// BigQuery takes slashes in the date of a timestamp and UTC without a space, too.
  private static final Pattern SLASHES = Pattern.compile("^(\\d{4})/(\\d{1,2})/(\\d{1,2})");

  private final ZoneId zone;
  private final boolean time;
  private final boolean timestamp;
  private final boolean fast;

  TimeCells(Column column, NullRule nulls, ZoneId zone, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
    this.zone = zone;
    this.time = column.type() instanceof SqlType.Time;
    this.timestamp = column.type() instanceof SqlType.Timestamp;
    this.fast = !timestamp || zone.normalized().equals(ZoneOffset.UTC);
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
        value = time ? CivilCells.time(data, start, end) : moment(data, start, end);
        if (value == CivilCells.OTHER) {
          value = slow(grid, row, cell, start, end);
        }
      }
      out.set(LONG, (long) row << 3, value);
    }
    return new FixedVector(VectorType.of(column.type()), rows, buffer, takeValidity());
  }

  private long moment(MemorySegment data, int start, int end) {
    int length = end - start;
    if (length < 19) {
      return CivilCells.OTHER;
    }
    int timeEnd = end;
    boolean utc = false;
    if (timestamp) {
      if (data.get(BYTE, end - 1) == 'Z') {
        timeEnd = end - 1;
        utc = true;
      } else if (data.get(BYTE, end - 1) == 'C') {
        utc =
            data.get(BYTE, end - 4) == ' '
                && data.get(BYTE, end - 3) == 'U'
                && data.get(BYTE, end - 2) == 'T';
        timeEnd = utc ? end - 4 : end;
      }
    }
    byte separator = data.get(BYTE, start + 10);
    if (!fast && !utc || separator != ' ' && separator != 'T') {
      return CivilCells.OTHER;
    }
    long day = CivilCells.day(data, start);
    long micros = CivilCells.time(data, start + 11, timeEnd);
    return day == CivilCells.OTHER || micros == CivilCells.OTHER
        ? CivilCells.OTHER
        : day * CivilText.MICROS_PER_DAY + micros;
  }

  private long slow(CellGrid grid, int row, int cell, int start, int end) {
    String text = grid.text(start, end).strip();
    OptionalLong value;
    if (time) {
      value = CivilParser.time(text);
    } else {
      String dashed = SLASHES.matcher(text).replaceFirst("$1-$2-$3");
      value = timestamp ? instant(dashed) : CivilParser.datetime(dashed);
    }
    if (value.isEmpty()) {
      failParse(grid, row, cell);
    }
    return value.orElse(0);
  }

  private OptionalLong instant(String text) {
    OptionalLong value = CivilParser.timestamp(text, zone);
    if (value.isEmpty() && text.toUpperCase(Locale.ROOT).endsWith(" UTC")) {
      return CivilParser.timestamp(text.substring(0, text.length() - 4), ZoneOffset.UTC);
    }
    return value;
  }
}
