package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The distinct 64-bit values of a column chunk in order of appearance, found by an open-addressing table
/// of indices. Floating-point values are told apart by their bits.
final class LongDictionary implements AutoCloseable {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int SLOT_BITS_MIN = 10;

  private final GrowingBuffer slots;
  private final GrowingBuffer entries;
  private int slotBits;
  private int count;

  LongDictionary(BufferAllocator allocator) {
    this.slots = new GrowingBuffer(allocator);
    this.entries = new GrowingBuffer(allocator);
  }

  int count() {
    return count;
  }

  /// The values, 8 bytes each.
  MemorySegment entries() {
    return entries.segment();
  }

  /// Appends the 32-bit index of each of the first `n` values to `indices`, adding those not seen yet.
  void encode(long[] values, int n, GrowingBuffer indices) {
    makeRoom(n);
    MemorySegment table = slots.segment();
    MemorySegment known = entries.segment();
    MemorySegment out = indices.reserve(4L * n);
    long at = indices.size();
    int mask = (1 << slotBits) - 1;
    int shift = 64 - slotBits;
    int next = count;
    for (int i = 0; i < n; i++) {
      long value = values[i];
      int slot = (int) (value * MULTIPLIER >>> shift);
      int index;
      while (true) {
        index = table.get(INT, (long) slot << 2) - 1;
        if (index < 0) {
          index = next++;
          table.set(INT, (long) slot << 2, next);
          known.set(LONG, (long) index << 3, value);
          break;
        }
        if (known.get(LONG, (long) index << 3) == value) {
          break;
        }
        slot = slot + 1 & mask;
      }
      out.set(INT, at + ((long) i << 2), index);
    }
    indices.advance(4L * n);
    entries.advance(8L * (next - count));
    count = next;
  }

  void clear() {
    count = 0;
    slotBits = 0;
    slots.clear();
    entries.clear();
  }

  private void makeRoom(int more) {
    entries.reserve(8L * more);
    int needed = Math.max(SLOT_BITS_MIN, 33 - Integer.numberOfLeadingZeros(count + more));
    if (needed <= slotBits) {
      return;
    }
    slotBits = needed;
    slots.clear();
    long bytes = 4L << slotBits;
    MemorySegment table = slots.reserve(bytes);
    table.asSlice(0, bytes).fill((byte) 0);
    slots.advance(bytes);
    MemorySegment known = entries.segment();
    int mask = (1 << slotBits) - 1;
    for (int index = 0; index < count; index++) {
      int slot = (int) (known.get(LONG, (long) index << 3) * MULTIPLIER >>> 64 - slotBits);
      while (table.get(INT, (long) slot << 2) != 0) {
        slot = slot + 1 & mask;
      }
      table.set(INT, (long) slot << 2, index + 1);
    }
  }

  @Override
  public void close() {
    slots.close();
    entries.close();
  }
}
