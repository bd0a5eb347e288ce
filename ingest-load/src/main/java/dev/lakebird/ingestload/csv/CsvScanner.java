package dev.lakebird.ingestload.csv;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.cell.CellGrid;
import dev.lakebird.ingestload.options.CsvOptions;
import dev.lakebird.ingestload.text.RecordFailures;
import dev.lakebird.ingestload.text.TextChunk;
import java.lang.foreign.MemorySegment;

/// Finds the cells of records: eight bytes a step are compared with the delimiter, the line end and the quote
/// at once. Quoted cells lose their doubled quotes in place. Belongs to one thread.
final class CsvScanner {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

  private final byte delimiter;
  private final int quote;
  private final boolean quotedNewlines;
  private final boolean jagged;
  private final boolean ignoresUnknown;
  private final RecordFailures failures;
  private final long delimiters;
  private final long lineEnds = '\n' * ONES;
  private final long quotes;
  private TextChunk chunk;
  private MemorySegment data = MemorySegment.NULL;
  private int position;
  private int end;
  private int line;
  private long seenHigh;
  private long seenNul;

  private int cellFrom;
  private int cellTo;
  private int newlinesInCell;

  CsvScanner(CsvOptions options, boolean ignoresUnknown, TextChunk first, RecordFailures failures) {
    this.delimiter = options.delimiter();
    this.quote = options.quote();
    this.quotedNewlines = options.quotedNewlines();
    this.jagged = options.jaggedRows();
    this.ignoresUnknown = ignoresUnknown;
    this.failures = failures;
    this.delimiters = (delimiter & 0xFF) * ONES;
    this.quotes = quote < 0 ? delimiters : quote * ONES;
    this.chunk = first;
    begin(first);
  }

  void begin(TextChunk next) {
    chunk = next;
    data = next.buffer().segment();
    position = next.from();
    end = next.to();
    line = 1 + next.skippedLines();
  }

  /// Whether the chunk has nothing more.
  boolean atEnd() {
    return position >= end;
  }

  /// Lines of the chunk passed so far.
  int lines() {
    return line - 1 - chunk.skippedLines();
  }

  /// The bytes among `word` that separate, as their highest bits; notes what bytes occur.
  private long separators(long word) {
    seenHigh |= word;
    seenNul |= word - ONES & ~word & HIGHS;
    return equal(word, delimiters) | equal(word, lineEnds) | equal(word, quotes);
  }

  private static long equal(long word, long pattern) {
    long x = word ^ pattern;
    return ~((x & LOWS) + LOWS | x | LOWS);
  }

  /// Fills the grid with the next records, as many as it takes.
  void scan(CellGrid grid) {
    int[] starts = grid.starts();
    int[] ends = grid.ends();
    int[] lines = grid.lines();
    int width = grid.width();
    int rowsMax = grid.rowsMax();
    int row = 0;
    int rowBase = 0;
    int index = 0;
    int cellStart = position;
    int recordStart = position;
    int recordLine = line;
    seenHigh = 0;
    seenNul = 0;
    int base = position;
    long mask = base < end ? separators(data.get(LONG, base)) : 0;
    while (row < rowsMax) {
      while (mask == 0) {
        base += 8;
        if (base >= end) {
          break;
        }
        mask = separators(data.get(LONG, base));
      }
      if (mask == 0) {
        break;
      }
      int at = base + (Long.numberOfTrailingZeros(mask) >>> 3);
      mask &= mask - 1;
      byte b = data.get(BYTE, at);
      int from = cellStart;
      int to = at;
      if (b == quote) {
        if (at != cellStart) {
          continue;
        }
        int separator = quoted(at);
        line += newlinesInCell;
        if (separator < 0) {
          fail(recordLine, -separator - 1);
          index = rowBase;
          recordStart = skipLine(cellTo);
          cellStart = recordStart;
          recordLine = line;
          base = recordStart;
          mask = base < end ? separators(data.get(LONG, base)) : 0;
          continue;
        }
        from = cellFrom;
        to = cellTo;
        at = separator;
        b = data.get(BYTE, at);
        if (b == '\r') {
          at++;
          b = '\n';
        }
        base = at;
        mask = separators(data.get(LONG, base));
        mask &= mask - 1;
      } else if (b == '\n' && to > from && data.get(BYTE, to - 1) == '\r') {
        to--;
      }
      if (index < rowBase + width) {
        starts[index] = from;
        ends[index] = to;
      }
      index++;
      cellStart = at + 1;
      if (b == '\n') {
        int cells = index - rowBase;
        boolean blank = cells == 1 && width > 1 && to == recordStart;
        if (!blank && isComplete(cells, width, starts, rowBase, recordLine)) {
          lines[row] = recordLine;
          row++;
          rowBase += width;
        }
        index = rowBase;
        line++;
        recordStart = cellStart;
        recordLine = line;
      }
    }
    position = recordStart;
    grid.setRows(row);
    grid.setBytes((seenHigh & HIGHS) == 0, seenNul == 0);
  }

  private boolean isComplete(int cells, int width, int[] starts, int rowBase, int recordLine) {
    if (cells == width) {
      return true;
    }
    if (cells > width) {
      if (ignoresUnknown) {
        return true;
      }
      fail(recordLine, cells, "Too many values in row: expected " + width + " but found " + cells);
      return false;
    }
    if (jagged) {
      for (int i = rowBase + cells; i < rowBase + width; i++) {
        starts[i] = -1;
      }
      return true;
    }
    fail(
        recordLine,
        cells,
        "Too few values in row: expected "
            + width
            + " but found "
            + cells
            + ", and allow_jagged_rows is not set");
    return false;
  }

  private void fail(int recordLine, int cells, String message) {
    failures.add(
        chunk,
        recordLine,
        new LakebirdException(ErrorCode.INVALID_VALUE, message).with("columns", cells));
  }

  private static final int UNCLOSED = 0;
  private static final int STRAY = 1;

  private void fail(int recordLine, int reason) {
    String character = "(" + (char) quote + ")";
    failures.add(
        chunk,
        recordLine,
        new LakebirdException(
            ErrorCode.INVALID_VALUE,
            reason == UNCLOSED
                ? "Missing close quote character " + character
                : "Data between close quote character " + character + " and field delimiter"));
  }

  /// Reads the quoted cell whose quote stands at `open` and sets its bounds; the position of the separator
  /// behind it, or `-1 - reason` where it is none, with the place to go on from in `cellTo`.
  private int quoted(int open) {
    int at = open + 1;
    int out = at;
    cellFrom = at;
    newlinesInCell = 0;
    while (at < end) {
      byte b = data.get(BYTE, at);
      if (b == quote) {
        if (at + 1 < end && data.get(BYTE, at + 1) == quote) {
          at++;
        } else {
          break;
        }
      } else if (b == '\n') {
        if (!quotedNewlines) {
          newlinesInCell = 0;
          cellTo = at;
          return -1 - UNCLOSED;
        }
        newlinesInCell++;
      }
      if (out != at) {
        data.set(BYTE, out, b);
      }
      out++;
      at++;
    }
    cellTo = out;
    if (at >= end) {
      cellTo = end;
      return -1 - UNCLOSED;
    }
    at++;
    byte next = data.get(BYTE, at);
    if (next == delimiter
        || next == '\n'
        || next == '\r' && at + 1 < end && data.get(BYTE, at + 1) == '\n') {
      return at;
    }
    cellTo = at;
    return -1 - STRAY;
  }

  /// Behind the next line end.
  private int skipLine(int from) {
    int at = from;
    while (at < end && data.get(BYTE, at) != '\n') {
      at++;
    }
    if (at < end) {
      line++;
      at++;
    }
    return at;
  }
}
