package dev.lakebird.queryexec.sort;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Rows to be sorted: 16 bytes each, the prefix of its order and its address. Sorted by merging runs
/// of insertion-sorted entries bottom up. Belongs to one thread.
final class SortEntries implements AutoCloseable {
  private static final int ENTRY = 16;
  private static final int INSERTION_ROWS = 12;

  private final BufferAllocator allocator;
  private final RowComparator comparator;
  private @Nullable NativeBuffer buffer;
  private MemorySegment entries = MemorySegment.NULL;
  private int count;

  SortEntries(RowComparator comparator, BufferAllocator allocator) {
    this.comparator = comparator;
    this.allocator = allocator;
  }

  int count() {
    return count;
  }

  long bytes() {
    return buffer == null ? 0 : buffer.bytes();
  }

  /// Makes room for `more` entries, and for sorting them all.
  void reserve(int more) {
    long wanted = ((long) count + more) * ENTRY;
    if (buffer != null && buffer.bytes() >= wanted) {
      return;
    }
    NativeBuffer grown =
        NativeBuffer.allocate(allocator, Math.max(wanted, buffer == null ? 0 : buffer.bytes() * 2));
    if (buffer != null) {
      MemorySegment.copy(entries, 0, grown.segment(), 0, (long) count * ENTRY);
      buffer.release();
    }
    buffer = grown;
    entries = grown.segment();
  }

  void add(long prefix, long address) {
    long at = (long) count * ENTRY;
    entries.set(LONG, at, prefix);
    entries.set(LONG, at + 8, address);
    count++;
  }

  long prefix(int index) {
    return entries.get(LONG, (long) index * ENTRY);
  }

  long address(int index) {
    return entries.get(LONG, (long) index * ENTRY + 8);
  }

  /// Sorts all entries; takes as much memory again while it runs where there is any, and more time
  /// where there is none.
  void sort() {
    if (count < 2) {
      return;
    }
    if (Memory.headroomBytes(allocator) < 2L * count * ENTRY) {
      heapSort();
      return;
    }
    for (int from = 0; from < count; from += INSERTION_ROWS) {
      insertionSort(from, Math.min(count, from + INSERTION_ROWS));
    }
    if (count <= INSERTION_ROWS || buffer == null) {
      return;
    }
    NativeBuffer other = NativeBuffer.allocate(allocator, (long) count * ENTRY);
    NativeBuffer source = buffer;
    for (long width = INSERTION_ROWS; width < count; width *= 2) {
      MemorySegment from = source.segment();
      MemorySegment to = other.segment();
      for (long left = 0; left < count; left += 2 * width) {
        int middle = (int) Math.min(count, left + width);
        merge(from, to, (int) left, middle, (int) Math.min(count, left + 2 * width));
      }
      NativeBuffer swap = source;
      source = other;
      other = swap;
    }
    other.release();
    buffer = source;
    entries = source.segment();
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long prefix = prefix(i);
      long address = address(i);
      int j = i - 1;
      while (j >= from && compare(prefix(j), address(j), prefix, address) > 0) {
        set(j + 1, prefix(j), address(j));
        j--;
      }
      set(j + 1, prefix, address);
    }
  }

  private void heapSort() {
    for (int root = count / 2 - 1; root >= 0; root--) {
      siftDown(root, count);
    }
    for (int end = count - 1; end > 0; end--) {
      long prefix = prefix(end);
      long address = address(end);
      set(end, prefix(0), address(0));
      set(0, prefix, address);
      siftDown(0, end);
    }
  }

  private void siftDown(int root, int end) {
    long prefix = prefix(root);
    long address = address(root);
    int at = root;
    while (2L * at + 1 < end) {
      int child = 2 * at + 1;
      if (child + 1 < end
          && compare(prefix(child), address(child), prefix(child + 1), address(child + 1)) < 0) {
        child++;
      }
      if (compare(prefix, address, prefix(child), address(child)) >= 0) {
        break;
      }
      set(at, prefix(child), address(child));
      at = child;
    }
    set(at, prefix, address);
  }

  private void set(int index, long prefix, long address) {
    long at = (long) index * ENTRY;
    entries.set(LONG, at, prefix);
    entries.set(LONG, at + 8, address);
  }

  private int compare(long aPrefix, long aAddress, long bPrefix, long bAddress) {
    return aPrefix != bPrefix
        ? Long.compareUnsigned(aPrefix, bPrefix)
        : comparator.compare(aAddress, bAddress);
  }

  private void merge(MemorySegment from, MemorySegment to, int left, int middle, int right) {
    long a = (long) left * ENTRY;
    long aEnd = (long) middle * ENTRY;
    long b = aEnd;
    long bEnd = (long) right * ENTRY;
    long out = a;
    if (a < aEnd && b < bEnd) {
      long aPrefix = from.get(LONG, a);
      long bPrefix = from.get(LONG, b);
      while (true) {
        boolean takeA =
            aPrefix != bPrefix
                ? Long.compareUnsigned(aPrefix, bPrefix) < 0
                : comparator.compare(from.get(LONG, a + 8), from.get(LONG, b + 8)) <= 0;
        if (takeA) {
          to.set(LONG, out, aPrefix);
          to.set(LONG, out + 8, from.get(LONG, a + 8));
          out += ENTRY;
          a += ENTRY;
          if (a == aEnd) {
            break;
          }
          aPrefix = from.get(LONG, a);
        } else {
          to.set(LONG, out, bPrefix);
          to.set(LONG, out + 8, from.get(LONG, b + 8));
          out += ENTRY;
          b += ENTRY;
          if (b == bEnd) {
            break;
          }
          bPrefix = from.get(LONG, b);
        }
      }
    }
    MemorySegment.copy(from, a, to, out, aEnd - a);
    MemorySegment.copy(from, b, to, out + aEnd - a, bEnd - b);
  }

  /// Forgets all entries and frees their memory.
  void clear() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
    entries = MemorySegment.NULL;
    count = 0;
  }

  @Override
  public void close() {
    clear();
  }
}
