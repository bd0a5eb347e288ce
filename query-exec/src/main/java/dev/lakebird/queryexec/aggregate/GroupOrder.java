package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.util.List;

/// Sorts runs of rows of a struct vector by its fields. Stable. Belongs to one thread.
final class GroupOrder {
  private static final int INSERTION_ROWS = 8;

  private final List<OrderedKernel.Key> keys;
  private final Vector[] columns;

  GroupOrder(StructVector rows, List<OrderedKernel.Key> keys) {
    this.keys = keys;
    this.columns = new Vector[keys.size()];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = rows.child(keys.get(k).column());
    }
  }

  /// The rows `start … end - 1` in order.
  int[] sorted(int start, int end) {
    int[] rows = new int[end - start];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = start + i;
    }
    if (columns.length > 0) {
      sort(rows, new int[rows.length], 0, rows.length);
    }
    return rows;
  }

  private void sort(int[] rows, int[] other, int from, int to) {
    if (to - from <= INSERTION_ROWS) {
      for (int i = from + 1; i < to; i++) {
        int row = rows[i];
        int at = i;
        for (; at > from && compare(rows[at - 1], row) > 0; at--) {
          rows[at] = rows[at - 1];
        }
        rows[at] = row;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    sort(rows, other, from, middle);
    sort(rows, other, middle, to);
    System.arraycopy(rows, from, other, from, to - from);
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = right == to || left < middle && compare(other[left], other[right]) <= 0;
      rows[at] = takeLeft ? other[left++] : other[right++];
    }
  }

  private int compare(int a, int b) {
    for (int k = 0; k < columns.length; k++) {
      int order = compare(k, a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// How two rows compare by the first key.
  int compareFirst(int a, int b) {
    return compare(0, a, b);
  }

  private int compare(int key, int a, int b) {
    Vector column = columns[key];
    boolean aNull = column.isNull(a);
    if (aNull || column.isNull(b)) {
      return aNull && column.isNull(b) ? 0 : aNull == keys.get(key).nullsFirst() ? -1 : 1;
    }
    int order = values(column, a, b);
    return keys.get(key).descending() ? -order : order;
  }

  private static int values(Vector column, int a, int b) {
    if (column instanceof FixedVector v) {
      if (v.type().layout() == Layout.INT64) {
        return Long.compare(v.longAt(a), v.longAt(b));
      }
      if (v.type().layout() == Layout.INT32) {
        return Integer.compare(v.intAt(a), v.intAt(b));
      }
      if (v.type().layout() == Layout.FLOAT64) {
        return Ordering.compare(v.doubleAt(a), v.doubleAt(b));
      }
    }
    if (column instanceof BytesVector v) {
      return v.data()
                  .asSlice(v.startAt(a), v.endAt(a) - v.startAt(a))
                  .mismatch(v.data().asSlice(v.startAt(b), v.endAt(b) - v.startAt(b)))
              < 0
          ? 0
          : java.util.Arrays.compareUnsigned(v.bytesAt(a), v.bytesAt(b));
    }
    return Ordering.compare(Vectors.read(column, a), Vectors.read(column, b));
  }
}
