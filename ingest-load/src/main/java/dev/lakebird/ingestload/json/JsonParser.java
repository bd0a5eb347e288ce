package dev.lakebird.ingestload.json;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.cell.CellGrid;
import dev.lakebird.ingestload.cell.GridColumns;
import dev.lakebird.ingestload.text.ChunkParser;
import dev.lakebird.ingestload.text.RecordFailures;
import dev.lakebird.ingestload.text.TextChunk;
import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines of JSON to batches: values are found by their keys, whatever their order and case, then each column
/// is read.
final class JsonParser implements ChunkParser {
  private final List<Column> columns;
  private final byte[][] names;
  private final Map<String, Integer> byName = new HashMap<>();
  private final boolean ignoresUnknown;
  private final RecordFailures failures;
  private final GridColumns cells;
  private final CellGrid grid;
  private final JsonTokens tokens = new JsonTokens();
  private @Nullable TextChunk chunk;
  private int position;
  private int line;

  JsonParser(
      List<Column> columns,
      boolean ignoresUnknown,
      int batchRows,
      GridColumns cells,
      RecordFailures failures) {
    this.columns = columns;
    this.names = new byte[columns.size()][];
    for (int c = 0; c < columns.size(); c++) {
      names[c] = columns.get(c).name().getBytes(StandardCharsets.UTF_8);
      byName.put(columns.get(c).name().toLowerCase(Locale.ROOT), c);
    }
    this.ignoresUnknown = ignoresUnknown;
    this.failures = failures;
    this.cells = cells;
    this.grid = new CellGrid(batchRows);
  }

  @Override
  public void begin(TextChunk next) {
    chunk = next;
    position = next.from();
    line = 1 + next.skippedLines();
    grid.begin(next.buffer(), columns.size());
  }

  @Override
  public Optional<Batch> next() {
    TextChunk reading = chunk;
    if (reading == null) {
      return Optional.empty();
    }
    while (position < reading.to()) {
      fill(reading);
      if (grid.rows() > 0) {
        return Optional.of(cells.read(grid, reading, failures));
      }
    }
    return Optional.empty();
  }

  private void fill(TextChunk reading) {
    grid.clear();
    MemorySegment data = reading.buffer().segment();
    int rows = 0;
    boolean ascii = true;
    boolean withoutNul = true;
    while (rows < grid.rowsMax() && position < reading.to()) {
      int start = position;
      int end = start;
      while (data.get(BYTE, end) != '\n') {
        end++;
      }
      position = end + 1;
      try {
        if (tokens.begin(data, start, end)) {
          readObject(rows);
          grid.lines()[rows] = line;
          rows++;
          ascii &= !tokens.sawHigh();
          withoutNul &= !tokens.sawNul();
        }
      } catch (JsonTokens.Malformed e) {
        failures.add(
            reading,
            line,
            new LakebirdException(ErrorCode.INVALID_VALUE, String.valueOf(e.getMessage())));
      }
      line++;
    }
    grid.setRows(rows);
    grid.setBytes(ascii, withoutNul);
  }

  private void readObject(int row) throws JsonTokens.Malformed {
    int width = grid.width();
    int base = row * width;
    Arrays.fill(grid.starts(), base, base + width, -1);
    int expected = 0;
    boolean first = true;
    while (tokens.nextKey(first)) {
      first = false;
      int keyFrom = tokens.from();
      int keyTo = tokens.to();
      int column = find(keyFrom, keyTo, expected);
      if (column < 0 && !ignoresUnknown) {
        throw new JsonTokens.Malformed("No such field: " + grid.text(keyFrom, keyTo));
      }
      JsonTokens.Kind kind = tokens.value();
      if (column < 0) {
        continue;
      }
      expected = column + 1;
      if (kind == JsonTokens.Kind.NESTED) {
        throw new JsonTokens.Malformed(
            "Field "
                + columns.get(column).name()
                + " has type "
                + columns.get(column).sqlType()
                + ", but the file has a nested value");
      }
      if (kind != JsonTokens.Kind.NULL) {
        grid.starts()[base + column] = tokens.from();
        grid.ends()[base + column] = tokens.to();
      }
    }
  }

  private int find(int from, int to, int expected) {
    if (expected < names.length && is(names[expected], from, to)) {
      return expected;
    }
    return byName.getOrDefault(grid.text(from, to).toLowerCase(Locale.ROOT), -1);
  }

  private boolean is(byte[] name, int from, int to) {
    if (name.length != to - from) {
      return false;
    }
    MemorySegment data = grid.data();
    for (int i = 0; i < name.length; i++) {
      if (data.get(BYTE, from + i) != name[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long lines() {
    TextChunk reading = chunk;
    return reading == null ? 0 : line - 1 - reading.skippedLines();
  }

  @Override
  public void close() {
    cells.close();
  }
}
