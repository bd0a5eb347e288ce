package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.Bits;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// Which rows of a column chunk are not NULL: its definition levels. No bitmap exists until the first
/// NULL comes.
final class Definitions implements AutoCloseable {
  private final GrowingBuffer bitmap;
  private int rowCount;
  private int nullCount;

  Definitions(BufferAllocator allocator) {
    this.bitmap = new GrowingBuffer(allocator);
  }

  int rowCount() {
    return rowCount;
  }

  int nullCount() {
    return nullCount;
  }

  boolean isPresent(int row) {
    return nullCount == 0 || Bits.get(bitmap.segment(), row);
  }

  void appendPresent(int rows) {
    if (nullCount > 0) {
      makeRoom(rows);
      setRange(rowCount, rows);
    }
    rowCount += rows;
  }

  void appendNulls(int rows) {
    startBitmap(rows);
    nullCount += rows;
    rowCount += rows;
  }

  /// Rows of which `present` have their bit set in `validity`, and not all.
  void append(RowSlice all, MemorySegment validity, int present) {
    startBitmap(all.count());
    int[] rows = all.rows();
    MemorySegment bits = bitmap.segment();
    for (int k = 0; k < all.count(); k++) {
      if (Bits.get(validity, rows[k])) {
        Bits.set(bits, rowCount + k);
      }
    }
    nullCount += all.count() - present;
    rowCount += all.count();
  }

  /// How many of `rows` rows from `first` on are not NULL.
  int presentIn(int first, int rows) {
    if (nullCount == 0) {
      return rows;
    }
    int present = 0;
    for (int done = 0; done < rows; done += 64) {
      long word = wordAt(first + done);
      int left = rows - done;
      present += Long.bitCount(left >= 64 ? word : word & (1L << left) - 1);
    }
    return present;
  }

  /// Appends the definition levels of `rows` rows from `first` on in the RLE hybrid at bit width 1.
  void encode(int first, int rows, int present, GrowingBuffer out) {
    if (present == rows || present == 0) {
      out.appendVarint(rows << 1);
      out.appendByte(present == 0 ? 0 : 1);
      return;
    }
    int groups = (rows + 7) >>> 3;
    out.appendVarint(groups << 1 | 1);
    copyBits(bitmap.segment(), first, rows, out);
  }

  /// Appends `count` bits from bit `first` on, padded with zeros to whole bytes. The source is readable
  /// for 16 bytes past its end.
  static void copyBits(MemorySegment source, int first, int count, GrowingBuffer out) {
    int bytes = (count + 7) >>> 3;
    MemorySegment target = out.reserve(bytes + 8L);
    long at = out.size();
    for (int done = 0; done < count; done += 64) {
      long word = word(source, first + done);
      int left = count - done;
      target.set(LONG, at + (done >>> 3), left >= 64 ? word : word & (1L << left) - 1);
    }
    out.advance(bytes);
  }

  void clear() {
    rowCount = 0;
    nullCount = 0;
    bitmap.clear();
  }

  /// Sets bits of a bitmap whose bits from `first` on are clear.
  static void setRange(MemorySegment bits, int first, int count) {
    int at = first;
    int end = first + count;
    while (at < end && (at & 7) != 0) {
      Bits.set(bits, at++);
    }
    int bytes = (end - at) >>> 3;
    bits.asSlice(at >>> 3, bytes).fill((byte) -1);
    at += bytes << 3;
    while (at < end) {
      Bits.set(bits, at++);
    }
  }

  private void setRange(int first, int count) {
    setRange(bitmap.segment(), first, count);
  }

  private void startBitmap(int more) {
    makeRoom(more);
    if (nullCount == 0) {
      setRange(0, rowCount);
    }
  }

  /// Clear bits for the rows so far and `more`.
  private void makeRoom(int more) {
    long needed = ((long) rowCount + more + 7) >>> 3;
    long added = needed - bitmap.size();
    if (added > 0) {
      bitmap.reserve(added).asSlice(bitmap.size(), added).fill((byte) 0);
      bitmap.advance(added);
    }
  }

  private long wordAt(int bit) {
    return word(bitmap.segment(), bit);
  }

  private static long word(MemorySegment bits, int bit) {
    long at = bit >>> 3;
    int shift = bit & 7;
    long low = bits.get(LONG, at) >>> shift;
    return shift == 0 ? low : low | (bits.get(BYTE, at + 8) & 0xFFL) << (64 - shift);
  }

  @Override
  public void close() {
    bitmap.close();
  }
}
