package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The distinct byte strings of a column chunk in order of appearance, laid out as the PLAIN encoding
/// wants them, found by an open-addressing table of indices with stored hashes.
final class BytesDictionary implements AutoCloseable {
  private static final int SLOT_BITS_MIN = 10;

  private final int prefixBytes;
  private final GrowingBuffer slots;

  /// 12 bytes an entry: where its bytes start in `plain`, their number, their hash.
  private final GrowingBuffer entries;

  private final GrowingBuffer plain;
  private int slotBits;
  private int count;

  /// @param prefixBytes 4 where a length precedes each value, 0 for values of fixed length
  BytesDictionary(int prefixBytes, BufferAllocator allocator) {
    this.prefixBytes = prefixBytes;
    this.slots = new GrowingBuffer(allocator);
    this.entries = new GrowingBuffer(allocator);
    this.plain = new GrowingBuffer(allocator);
  }

  int count() {
    return count;
  }

  /// The entries in PLAIN encoding.
  MemorySegment plain() {
    return plain.content();
  }

  long plainBytes() {
    return plain.size();
  }

  int startAt(int index) {
    return entries.segment().get(INT, index * 12L);
  }

  int lengthAt(int index) {
    return entries.segment().get(INT, index * 12L + 4);
  }

  /// Makes room for `values` values of `bytes` bytes together, so that so many calls of [#indexOf] find
  /// some.
  void makeRoom(int values, long bytes) {
    entries.reserve(12L * values);
    plain.reserve(bytes + (long) prefixBytes * values);
    int needed = Math.max(SLOT_BITS_MIN, 33 - Integer.numberOfLeadingZeros(count + values));
    if (needed <= slotBits) {
      return;
    }
    slotBits = needed;
    slots.clear();
    long tableBytes = 4L << slotBits;
    MemorySegment table = slots.reserve(tableBytes);
    table.asSlice(0, tableBytes).fill((byte) 0);
    slots.advance(tableBytes);
    int mask = (1 << slotBits) - 1;
    for (int index = 0; index < count; index++) {
      int slot = entries.segment().get(INT, index * 12L + 8) & mask;
      while (table.get(INT, (long) slot << 2) != 0) {
        slot = slot + 1 & mask;
      }
      table.set(INT, (long) slot << 2, index + 1);
    }
  }

  /// The index of a value, which is added if it is not there yet. Room was made before.
  int indexOf(MemorySegment source, long from, int length) {
    MemorySegment table = slots.segment();
    MemorySegment known = entries.segment();
    int hash = ByteRuns.hash(source, from, length);
    int mask = (1 << slotBits) - 1;
    int slot = hash & mask;
    while (true) {
      int index = table.get(INT, (long) slot << 2) - 1;
      if (index < 0) {
        table.set(INT, (long) slot << 2, count + 1);
        add(source, from, length, hash);
        return count++;
      }
      long entry = index * 12L;
      if (known.get(INT, entry + 8) == hash
          && known.get(INT, entry + 4) == length
          && ByteRuns.equal(source, from, plain.segment(), known.get(INT, entry), length)) {
        return index;
      }
      slot = slot + 1 & mask;
    }
  }

  void clear() {
    count = 0;
    slotBits = 0;
    slots.clear();
    entries.clear();
    plain.clear();
  }

  private void add(MemorySegment source, long from, int length, int hash) {
    MemorySegment target = plain.segment();
    if (prefixBytes != 0) {
      target.set(INT, plain.size(), length);
      plain.advance(prefixBytes);
    }
    MemorySegment entry = entries.segment();
    long at = entries.size();
    entry.set(INT, at, (int) plain.size());
    entry.set(INT, at + 4, length);
    entry.set(INT, at + 8, hash);
    entries.advance(12);
    ByteRuns.copy(source, from, target, plain.size(), length);
    plain.advance(length);
  }

  @Override
  public void close() {
    slots.close();
    entries.close();
    plain.close();
  }
}
