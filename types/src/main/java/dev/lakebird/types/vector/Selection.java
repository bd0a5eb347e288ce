package dev.lakebird.types.vector;

import org.jspecify.annotations.Nullable;

/// The rows of a batch that count: all of the first `count`, or an ascending list of row numbers.
/// Conditionals and filters narrow selections instead of copying rows. The row array is borrowed
/// from whoever made the selection and is valid as long as the batch is.
public final class Selection {
  private final int @Nullable [] rows;
  private final int count;

  private Selection(int @Nullable [] rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  /// All rows `0 … count-1`.
  public static Selection all(int count) {
    return new Selection(null, count);
  }

  /// The first `count` entries of `rows`, ascending and without repeats.
  public static Selection of(int[] rows, int count) {
    return new Selection(rows, count);
  }

  public int count() {
    return count;
  }

  public boolean isAll() {
    return rows == null;
  }

  /// The row numbers where [#isAll] is false; the first [#count] entries count.
  public int[] rows() {
    if (rows == null) {
      throw new IllegalStateException("A selection of all rows has no row list");
    }
    return rows;
  }

  /// The row number of the `k`-th selected row.
  public int row(int k) {
    return rows == null ? k : rows[k];
  }

  /// One past the last selected row, or 0.
  public int endRow() {
    return count == 0 ? 0 : row(count - 1) + 1;
  }

  /// A selection with a row array of its own.
  public Selection copy() {
    return rows == null ? this : new Selection(java.util.Arrays.copyOf(rows, count), count);
  }
}
