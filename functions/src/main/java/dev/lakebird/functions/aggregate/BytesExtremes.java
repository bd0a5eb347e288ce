package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// MIN or MAX of byte strings by unsigned bytes, which for UTF-8 is the order of code points. A group
/// has 24 bytes: where its value begins in a heap of bytes, its length plus one (0 for no value), how
/// many bytes it may take there, and its first 8 bytes as a number, which decides most comparisons. A
/// longer value moves to a new place at least twice as large, so that the heap stays proportional to
/// the longest values.
final class BytesExtremes extends RecordAccumulator {
  private static final long WIDTH = 24;

  private final VectorType type;
  private final int sign;
  private final NativeArray heap;
  private final DictionaryRanks ranks = new DictionaryRanks();
  private long heapBytes;

  BytesExtremes(VectorType type, boolean greatest, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.type = type;
    this.sign = greatest ? -1 : 1;
    this.heap = new NativeArray(allocator, 1);
  }

  /// Compares dictionary entries by rank, and the bytes of at most one entry a group.
  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    if (arguments[0] instanceof DictionaryVector vector
        && vector.dictionary() instanceof BytesVector entries
        && entries.length() <= rows.count()) {
      Selection present = present(vector, rows);
      int touched = ranks.collect(vector, entries, groupIds, present, sign < 0);
      for (int t = 0; t < touched; t++) {
        offer(ranks.group(t), entries, ranks.entry(t));
      }
    } else {
      super.update(groupIds, arguments, rows);
    }
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    update(sameGroup(group, rows), arguments, rows);
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    var strings = (BytesVector) values;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      offer(groupIds[row], strings, row);
    }
  }

  private void offer(int group, BytesVector values, int row) {
    MemorySegment states = this.states.segment();
    long at = group * WIDTH;
    int held = states.get(INT, at + 8) - 1;
    long place = states.get(LONG, at);
    int start = values.startAt(row);
    int length = values.endAt(row) - start;
    long prefix = prefix(values.data(), start, length);
    if (held >= 0) {
      int compared = Long.compareUnsigned(prefix, states.get(LONG, at + 16));
      if (compared == 0) {
        compared =
            ByteOrder.compare(
                values.data(), start, start + length, heap.segment(), place, place + held);
      }
      if (sign * compared >= 0) {
        return;
      }
    }
    if (held < 0 || length > states.get(INT, at + 12)) {
      long room = Math.min(Integer.MAX_VALUE, Math.max(length, 2L * states.get(INT, at + 12)));
      heap.reserve(heapBytes + room);
      place = heapBytes;
      heapBytes += room;
      states.set(LONG, at, place);
      states.set(INT, at + 12, (int) room);
    }
    MemorySegment.copy(values.data(), start, heap.segment(), place, length);
    states.set(INT, at + 8, length + 1);
    states.set(LONG, at + 16, prefix);
  }

  /// The first 8 bytes as a big-endian number, with zeros after a shorter value. Different numbers
  /// compare as the values do.
  private static long prefix(MemorySegment data, long start, int length) {
    if (length == 0) {
      return 0;
    }
    if (start + Long.BYTES <= data.byteSize()) {
      long word = Long.reverseBytes(data.get(LONG, start));
      return length >= Long.BYTES ? word : word & -1L << Long.SIZE - length * 8;
    }
    long word = 0;
    for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
      word |= (data.get(BYTE, start + i) & 0xFFL) << 56 - i * 8;
    }
    return word;
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    update(groupIds, others, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    MemorySegment states = this.states.segment();
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += Math.max(0, states.get(INT, (firstGroup + i) * WIDTH + 8) - 1);
    }
    try (var column = new BytesColumn(type, count, total, allocator)) {
      for (int i = 0; i < count; i++) {
        long at = (firstGroup + i) * WIDTH;
        int length = states.get(INT, at + 8) - 1;
        if (length < 0) {
          column.appendNull();
        } else {
          column.append(heap.segment(), states.get(LONG, at), length);
          column.endValue();
        }
      }
      return column.take();
    }
  }

  @Override
  public void reset() {
    super.reset();
    heapBytes = 0;
  }

  @Override
  public void close() {
    super.close();
    heap.close();
    ranks.close();
  }

  /// Order of two runs of bytes, unsigned.
  static final class ByteOrder {
    private ByteOrder() {}

    static int compare(
        MemorySegment a, long startA, long endA, MemorySegment b, long startB, long endB) {
      long at = MemorySegment.mismatch(a, startA, endA, b, startB, endB);
      if (at < 0) {
        return 0;
      }
      if (at == endA - startA) {
        return -1;
      }
      if (at == endB - startB) {
        return 1;
      }
      return Byte.compareUnsigned(a.get(BYTE, startA + at), b.get(BYTE, startB + at));
    }
  }
}
