package dev.lakebird.queryexec.sort;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigInteger;
import java.util.List;

/// Orders rows by their sort keys. Immutable.
final class RowComparator {
  private final RowLayout layout;
  private final int[] columns;
  private final Layout[] layouts;
  private final boolean[] descending;
  private final boolean[] nullsFirst;

  RowComparator(RowLayout layout, List<SortKey> keys) {
    this.layout = layout;
    this.columns = new int[keys.size()];
    this.layouts = new Layout[keys.size()];
    this.descending = new boolean[keys.size()];
    this.nullsFirst = new boolean[keys.size()];
    for (int i = 0; i < columns.length; i++) {
      SortKey key = keys.get(i);
      VectorType type = layout.types().get(key.column());
      if (!type.children().isEmpty()) {
        throw LakebirdException.unimplemented("ORDER BY " + type.type().sqlName());
      }
      columns[i] = key.column();
      layouts[i] = type.layout();
      descending[i] = key.descending();
      nullsFirst[i] = key.nullsFirst();
    }
  }

  /// Negative where row `a` comes before row `b`.
  int compare(long a, long b) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      boolean aNull = layout.isNull(a, column);
      boolean bNull = layout.isNull(b, column);
      if (aNull || bNull) {
        if (aNull != bNull) {
          return aNull == nullsFirst[i] ? -1 : 1;
        }
        continue;
      }
      int offset = layout.offset(column);
      int order = values(layouts[i], a + offset, b + offset);
      if (order != 0) {
        return descending[i] ? -order : order;
      }
    }
    return 0;
  }

  private static int values(Layout layout, long a, long b) {
    return switch (layout) {
      case BITS -> Byte.compare(ALL.get(BYTE, a), ALL.get(BYTE, b));
      case INT32 -> Integer.compare(ALL.get(INT, a), ALL.get(INT, b));
      case INT64 -> Long.compare(ALL.get(LONG, a), ALL.get(LONG, b));
      case FLOAT64 ->
          Long.compareUnsigned(
              SortPrefix.ofDouble(ALL.get(DOUBLE, a)), SortPrefix.ofDouble(ALL.get(DOUBLE, b)));
      case DECIMAL128 -> words(a, b, 8);
      case DECIMAL256 -> words(a, b, 24);
      case INTERVAL -> interval(a).compareTo(interval(b));
      case BYTES -> strings(a, b);
      case LIST, STRUCT -> throw LakebirdException.internal("Arrays and structs have no order");
    };
  }

  /// Two's complement words, the highest at offset `top`.
  private static int words(long a, long b, int top) {
    int order = Long.compare(ALL.get(LONG, a + top), ALL.get(LONG, b + top));
    for (int at = top - 8; at >= 0 && order == 0; at -= 8) {
      order = Long.compareUnsigned(ALL.get(LONG, a + at), ALL.get(LONG, b + at));
    }
    return order;
  }

  /// A month as 30 days, a day as 24 hours, as GoogleSQL compares intervals.
  private static BigInteger interval(long at) {
    long days = ALL.get(INT, at) * 30L + ALL.get(INT, at + 4);
    return BigInteger.valueOf(days)
        .multiply(BigInteger.valueOf(86_400_000_000_000L))
        .add(BigInteger.valueOf(ALL.get(LONG, at + 8)));
  }

  private static int strings(long a, long b) {
    int aLength = RowLayout.stringLength(a);
    int bLength = RowLayout.stringLength(b);
    long aBytes = RowLayout.stringAddress(a);
    long bBytes = RowLayout.stringAddress(b);
    int common = Math.min(aLength, bLength);
    int at = 0;
    for (; at + 8 <= common; at += 8) {
      long x = ALL.get(LONG, aBytes + at);
      long y = ALL.get(LONG, bBytes + at);
      if (x != y) {
        return Long.compareUnsigned(Long.reverseBytes(x), Long.reverseBytes(y));
      }
    }
    for (; at < common; at++) {
      int order = Byte.compareUnsigned(ALL.get(BYTE, aBytes + at), ALL.get(BYTE, bBytes + at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(aLength, bLength);
  }
}
