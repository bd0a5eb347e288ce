package dev.lakebird.ingestload.text;

import java.lang.foreign.MemorySegment;

/// Where records end.
public interface RecordBoundary {
  /// The end of the last whole record of `data` between `from`, where a record begins, and `to`; -1 where
  /// there is none.
  int lastEnd(MemorySegment data, int from, int to);

  /// Records end with lines.
  RecordBoundary LINES =
      (data, from, to) -> {
        for (int at = to - 1; at >= from; at--) {
          if (data.get(java.lang.foreign.ValueLayout.JAVA_BYTE, at) == '\n') {
            return at + 1;
          }
        }
        return -1;
      };
}
