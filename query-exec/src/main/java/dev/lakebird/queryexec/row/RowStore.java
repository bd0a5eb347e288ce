package dev.lakebird.queryexec.row;

import dev.lakebird.types.memory.NativeBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Rows of one layout, numbered densely, in pages that never move, with the heap of their strings.
/// Memory is reserved before it is used: a failed [#reserve] leaves the store as it was. Belongs to
/// one thread while it grows; read by many after.
public final class RowStore implements AutoCloseable {
  private static final int PAGE_BYTES = 1 << 16;

  private final RowLayout layout;
  private final BufferAllocator allocator;
  private final int shift;
  private final int mask;
  private final List<NativeBuffer> pages = new ArrayList<>();
  private final List<NativeBuffer> heapPages = new ArrayList<>();
  private long[] pageAddresses = new long[4];
  private int count;
  private long capacity;
  private long heapAt;
  private long heapEnd;
  private @Nullable NativeBuffer heapSpare;
  private long bytes;

  public RowStore(RowLayout layout, BufferAllocator allocator) {
    this.layout = layout;
    this.allocator = allocator;
    int rows = Integer.highestOneBit(Math.max(1, PAGE_BYTES / Math.max(8, layout.widthBytes())));
    this.shift = Integer.numberOfTrailingZeros(rows);
    this.mask = rows - 1;
  }

  public RowLayout layout() {
    return layout;
  }

  /// Rows so far.
  public int count() {
    return count;
  }

  /// Bytes held.
  public long bytes() {
    return bytes;
  }

  /// Makes room for `rows` more rows with `heapBytes` bytes of long strings.
  public void reserve(int rows, long heapBytes) {
    while (capacity < (long) count + rows) {
      NativeBuffer page = allocate((long) (mask + 1) * Math.max(8, layout.widthBytes()));
      if (pages.size() == pageAddresses.length) {
        pageAddresses = Arrays.copyOf(pageAddresses, pages.size() * 2);
      }
      pageAddresses[pages.size()] = page.segment().address();
      pages.add(page);
      capacity += mask + 1;
    }
    if (heapEnd - heapAt < heapBytes) {
      if (heapSpare != null && heapSpare.bytes() < heapBytes) {
        bytes -= heapSpare.bytes();
        heapSpare.release();
        heapSpare = null;
      }
      if (heapSpare == null) {
        heapSpare = allocate(Math.max(PAGE_BYTES, heapBytes));
      }
    }
  }

  private NativeBuffer allocate(long size) {
    NativeBuffer page = NativeBuffer.allocate(allocator, size);
    bytes += page.bytes();
    return page;
  }

  /// Takes the next row, of unspecified content, for which room was reserved; its number.
  public int append() {
    return count++;
  }

  /// Where a row begins.
  public long address(int row) {
    return pageAddresses[row >>> shift] + (long) (row & mask) * layout.widthBytes();
  }

  /// Takes `size` bytes of the heap, for which room was reserved; their address.
  long appendHeap(int size) {
    if (heapEnd - heapAt < size) {
      NativeBuffer page = heapSpare;
      if (page == null) {
        throw new IllegalStateException("The heap of the rows was not reserved");
      }
      heapSpare = null;
      heapPages.add(page);
      heapAt = page.segment().address();
      heapEnd = heapAt + page.bytes();
    }
    long address = heapAt;
    heapAt += size;
    return address;
  }

  /// Forgets all rows and frees their memory.
  public void clear() {
    pages.forEach(NativeBuffer::release);
    pages.clear();
    heapPages.forEach(NativeBuffer::release);
    heapPages.clear();
    if (heapSpare != null) {
      heapSpare.release();
      heapSpare = null;
    }
    count = 0;
    capacity = 0;
    heapAt = 0;
    heapEnd = 0;
    bytes = 0;
  }

  @Override
  public void close() {
    clear();
  }
}
