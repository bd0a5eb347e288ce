package dev.lakebird.ingestload.csv;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.ingestload.options.CsvOptions;
import dev.lakebird.ingestload.text.RecordBoundary;
import java.lang.foreign.MemorySegment;

/// Records whose quoted cells may hold line ends: where they end can only be told from the beginning.
record CsvBoundary(byte delimiter, int quote) implements RecordBoundary {
  static RecordBoundary of(CsvOptions options) {
    return options.quotedNewlines() && options.quote() >= 0
        ? new CsvBoundary(options.delimiter(), options.quote())
        : RecordBoundary.LINES;
  }

  @Override
  public int lastEnd(MemorySegment data, int from, int to) {
    int last = -1;
    boolean cellBegins = true;
    int at = from;
    while (at < to) {
      byte b = data.get(BYTE, at);
      if (cellBegins && b == quote) {
        at = afterQuoted(data, at + 1, to);
        cellBegins = false;
        continue;
      }
      cellBegins = b == delimiter || b == '\n';
      at++;
      if (b == '\n') {
        last = at;
      }
    }
    return last;
  }

  /// Behind the closing quote, or `to` where none is certain.
  private int afterQuoted(MemorySegment data, int from, int to) {
    int at = from;
    while (at < to) {
      if (data.get(BYTE, at) == quote) {
        if (at + 1 >= to) {
          return to;
        }
        if (data.get(BYTE, at + 1) != quote) {
          return at + 1;
        }
        at++;
      }
      at++;
    }
    return to;
  }
}
