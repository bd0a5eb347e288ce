package dev.lakebird.tableformat.scan;

import java.util.Arrays;

/// Ascending, disjoint stretches of the rows of a row group, of which none is empty.
///
/// @param bounds start and end of each stretch, in turn
record RowRanges(int[] bounds) {
  static RowRanges all(int rowCount) {
    return new RowRanges(rowCount == 0 ? new int[0] : new int[] {0, rowCount});
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  boolean isAll(int rowCount) {
    return bounds.length == 2 && bounds[0] == 0 && bounds[1] == rowCount;
  }

  /// Whether a row from `start` to before `end` is among them.
  boolean overlaps(int start, int end) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (bounds[i] < end && start < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  RowRanges intersect(RowRanges other) {
    var builder = new Builder();
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      builder.add(
          Math.max(bounds[i], other.bounds[j]), Math.min(bounds[i + 1], other.bounds[j + 1]));
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return builder.build();
  }

  RowRanges union(RowRanges other) {
    var builder = new Builder();
    int i = 0;
    int j = 0;
    while (i < bounds.length || j < other.bounds.length) {
      boolean mine = j >= other.bounds.length || i < bounds.length && bounds[i] <= other.bounds[j];
      if (mine) {
        builder.add(bounds[i], bounds[i + 1]);
        i += 2;
      } else {
        builder.add(other.bounds[j], other.bounds[j + 1]);
        j += 2;
      }
    }
    return builder.build();
  }

  /// Collects stretches in order of their starts; those that touch become one.
  static final class Builder {
    private int[] bounds = new int[8];
    private int count;

    void add(int start, int end) {
      if (start >= end) {
        return;
      }
      if (count > 0 && start <= bounds[count - 1]) {
        bounds[count - 1] = Math.max(bounds[count - 1], end);
        return;
      }
      if (count == bounds.length) {
        bounds = Arrays.copyOf(bounds, count * 2);
      }
      bounds[count++] = start;
      bounds[count++] = end;
    }

    RowRanges build() {
      return new RowRanges(Arrays.copyOf(bounds, count));
    }
  }
}
