package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import java.lang.foreign.MemorySegment;

/// The rows of a batch that are encoded in one step, at most [#ROWS_MAX], ascending.
final class RowSlice {
  static final int ROWS_MAX = 4096;

  private final int[] rows = new int[ROWS_MAX];
  private int count;
  private boolean contiguous;

  int count() {
    return count;
  }

  /// The row numbers; the first [#count] entries count.
  int[] rows() {
    return rows;
  }

  /// Whether the row numbers follow one another without a gap.
  boolean isContiguous() {
    return contiguous;
  }

  int first() {
    return rows[0];
  }

  /// The selected rows from the `from`-th on.
  void fill(Selection selection, int from, int rowCount) {
    count = rowCount;
    if (selection.isAll()) {
      for (int k = 0; k < rowCount; k++) {
        rows[k] = from + k;
      }
      contiguous = true;
    } else {
      System.arraycopy(selection.rows(), from, rows, 0, rowCount);
      contiguous = rowCount > 0 && rows[rowCount - 1] - rows[0] == rowCount - 1;
    }
  }

  /// The rows of `all` whose bit is set.
  void fillSet(RowSlice all, MemorySegment bitmap) {
    int[] candidates = all.rows;
    int set = 0;
    for (int k = 0; k < all.count; k++) {
      int row = candidates[k];
      rows[set] = row;
      set += Bits.get(bitmap, row) ? 1 : 0;
    }
    count = set;
    contiguous = set > 0 && rows[set - 1] - rows[0] == set - 1;
  }
}
