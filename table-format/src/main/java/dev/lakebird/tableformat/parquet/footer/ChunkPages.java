package dev.lakebird.tableformat.parquet.footer;

import java.util.List;

/// The data pages of a column chunk by its page index.
///
/// @param starts where each page begins, from the start of the chunk
/// @param bytes the length of each with its header
/// @param firstRows the first row of each, and at the end the number of rows
/// @param ranges what each page holds; empty where the file does not say
public record ChunkPages(int[] starts, int[] bytes, int[] firstRows, List<ColumnRange> ranges) {
  public ChunkPages {
    ranges = List.copyOf(ranges);
  }

  public int count() {
    return starts.length;
  }

  /// Rows of the `i`-th page.
  public int rows(int i) {
    return firstRows[i + 1] - firstRows[i];
  }
}
