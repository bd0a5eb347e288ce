package dev.lakebird.queryexec.join;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Layout;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Which values a key of integers has on the build side: a bit for each value from the least to the greatest.
/// Exact, and a look at it needs no hash.
final class KeyBits implements AutoCloseable {
  /// The bits lie within a second-level cache, or nearly.
  private static final long BITS_MAX = 1L << 24;

  /// More bits than this for each row would cost more to clear than they spare.
  private static final long BITS_A_ROW = 256;

  private static final long BITS_MIN = 1L << 16;

  /// Reading many rows once more is not worth it.
  private static final long ROWS_MAX = 1L << 20;

  private final NativeBuffer buffer;
  private final MemorySegment words;
  private final long min;
  private final long bits;

  private KeyBits(NativeBuffer buffer, long min, long bits) {
    this.buffer = buffer;
    this.words = buffer.segment();
    this.min = min;
    this.bits = bits;
  }

  /// The values of a key, which lie between `min` and `max`; null where there are too many or they lie too
  /// far apart, or where memory is short.
  static @Nullable KeyBits of(
      List<JoinRows> rows,
      RowLayout layout,
      int key,
      long min,
      long max,
      BufferAllocator allocator) {
    long count = rows.stream().mapToLong(part -> part.store().count()).sum();
    long range = max - min;
    if (min > max
        || range < 0
        || range >= BITS_MAX
        || range >= Math.max(BITS_MIN, count * BITS_A_ROW)
        || count > ROWS_MAX) {
      return null;
    }
    long bytes = (range >>> 6) + 1 << 3;
    if (bytes * 8 > Memory.headroomBytes(allocator)) {
      return null;
    }
    NativeBuffer buffer;
    try {
      buffer = NativeBuffer.allocate(allocator, bytes);
    } catch (LakebirdException e) {
      return null;
    }
    buffer.segment().fill((byte) 0);
    var made = new KeyBits(buffer, min, range + 1);
    boolean wide = layout.types().get(key).layout() == Layout.INT64;
    for (JoinRows part : rows) {
      made.add(part.store(), layout, key, wide, part.hasNullKey());
    }
    return made;
  }

  private void add(RowStore store, RowLayout layout, int key, boolean wide, boolean nulls) {
    int offset = layout.offset(key);
    for (int row = 0; row < store.count(); row++) {
      long address = store.address(row);
      if (nulls && layout.isNull(address, key)) {
        continue;
      }
      long value = (wide ? ALL.get(LONG, address + offset) : ALL.get(INT, address + offset)) - min;
      long at = value >>> 6 << 3;
      words.set(LONG, at, words.get(LONG, at) | 1L << value);
    }
  }

  /// Writes to `to` those of the rows from `rows`, or of all `count` where that is null, whose value of a
  /// column without NULLs the key has.
  ///
  /// @param rows ascending; may be `to` itself
  /// @return how many they are
  int select(MemorySegment column, boolean wide, int @Nullable [] rows, int count, int[] to) {
    return wide ? selectLongs(column, rows, count, to) : selectInts(column, rows, count, to);
  }

  private int selectLongs(MemorySegment column, int @Nullable [] rows, int count, int[] to) {
    int found = 0;
    if (rows == null) {
      for (int row = 0; row < count; row++) {
        to[found] = row;
        found += at(column.get(LONG, (long) row << 3));
      }
    } else {
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        to[found] = row;
        found += at(column.get(LONG, (long) row << 3));
      }
    }
    return found;
  }

  private int selectInts(MemorySegment column, int @Nullable [] rows, int count, int[] to) {
    int found = 0;
    for (int k = 0; k < count; k++) {
      int row = rows == null ? k : rows[k];
      to[found] = row;
      found += at(column.get(INT, (long) row << 2));
    }
    return found;
  }

  /// 1 where the key has the value, else 0.
  private int at(long value) {
    long bit = value - min;
    return Long.compareUnsigned(bit, bits) < 0
        ? (int) (words.get(LONG, bit >>> 6 << 3) >>> bit) & 1
        : 0;
  }

  @Override
  public void close() {
    buffer.release();
  }
}
