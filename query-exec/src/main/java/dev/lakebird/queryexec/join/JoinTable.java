package dev.lakebird.queryexec.join;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;

/// The build side's rows by hash: a slot holds the first row of a chain, and in its upper 16 bits
/// which of 16 classes of hashes the chain has, so that most misses touch no row. Rows with a NULL in a
/// strict key are in no chain. Many threads make the chains together; once they are made, many read them and only
/// mark rows as matched.
final class JoinTable implements AutoCloseable {
  private static final long ADDRESS = 0x0000_FFFF_FFFF_FFFFL;
  private static final long MATCHED = 1;
  private static final int RANGE_ROWS = 1 << 15;
  private static final VarHandle SLOT =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  private final List<JoinRows> parts;
  private final RowLayout layout;
  private long rowCount;
  private boolean hasNullKey;
  private final NativeBuffer slotBuffer;
  private final MemorySegment slots;
  private final int slotMask;
  private final int strictKeys;
  private final List<Range> ranges = new ArrayList<>();
  private final AtomicInteger nextRange = new AtomicInteger();
  private final AtomicInteger rangesLeft;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  /// Takes the rows over, also when it fails.
  JoinTable(JoinSpec spec, List<JoinRows> parts, BufferAllocator allocator) {
    this.parts = parts;
    this.layout = spec.layout();
    long rows = 0;
    boolean nulls = false;
    for (JoinRows part : parts) {
      rows += part.store().count();
      nulls |= part.hasNullKey();
    }
    this.rowCount = rows;
    this.hasNullKey = nulls;
    try {
      long capacity = slotBytes(rows) / 8;
      if (capacity > 1 << 30) {
        throw new LakebirdException(
            ErrorCode.RESOURCES_EXCEEDED, "The build side of a join has too many rows");
      }
      this.slotBuffer = NativeBuffer.allocate(allocator, capacity * 8);
      this.slots = slotBuffer.segment();
      this.slotMask = (int) capacity - 1;
    } catch (Throwable t) {
      parts.forEach(JoinRows::close);
      throw t;
    }
    slots.fill((byte) 0);
    this.strictKeys = spec.strictKeys();
    for (JoinRows part : parts) {
      for (int first = 0; first < part.store().count(); first += RANGE_ROWS) {
        ranges.add(new Range(part, first));
      }
    }
    this.rangesLeft = new AtomicInteger(ranges.size());
    if (ranges.isEmpty()) {
      ready.complete(null);
    }
  }

  private record Range(JoinRows part, int first) {}

  /// Done when all rows are in their chains.
  CompletableFuture<Void> ready() {
    return ready;
  }

  /// Puts a run of rows into their chains, for as many threads as like to help; whether there was one
  /// left.
  boolean insertSome() {
    int index = nextRange.getAndIncrement();
    if (index >= ranges.size()) {
      return false;
    }
    Range range = ranges.get(index);
    insert(range.part().store(), range.first(), range.part().hasNullKey());
    if (rangesLeft.decrementAndGet() == 0) {
      ready.complete(null);
    }
    return true;
  }

  private void insert(RowStore rows, int first, boolean checkNulls) {
    int end = Math.min(rows.count(), first + RANGE_ROWS);
    for (int row = first; row < end; row++) {
      long address = rows.address(row);
      if (checkNulls && hasNull(address)) {
        continue;
      }
      long hash = ALL.get(LONG, address);
      long at = (hash & slotMask) << 3;
      while (true) {
        long slot = (long) SLOT.getVolatile(slots, at);
        ALL.set(LONG, address + 8, slot & ADDRESS);
        if (SLOT.compareAndSet(slots, at, slot, slot & ~ADDRESS | address | tag(hash))) {
          break;
        }
      }
    }
  }

  private boolean hasNull(long address) {
    for (int c = 0; c < strictKeys; c++) {
      if (layout.isNull(address, c)) {
        return true;
      }
    }
    return false;
  }

  private static long tag(long hash) {
    return 1L << (48 + (hash >>> 60));
  }

  /// Bytes of the slots of a table of so many rows.
  static long slotBytes(long rows) {
    return 8 * Math.max(64, Long.highestOneBit(Math.max(1, rows * 2 - 1)) * 2);
  }

  /// Says what the table's rows are a part of.
  void partOf(long allRows, boolean anyNullKey) {
    rowCount = allRows;
    hasNullKey = anyNullKey;
  }

  List<JoinRows> parts() {
    return parts;
  }

  long rowCount() {
    return rowCount;
  }

  boolean hasNullKey() {
    return hasNullKey;
  }

  /// The first row with this hash, or 0.
  long first(long hash) {
    long slot = slots.get(LONG, (hash & slotMask) << 3);
    return (slot & tag(hash)) == 0 ? 0 : withHash(slot & ADDRESS, hash);
  }

  /// Whether a row with this hash may be there: one look at the slots, wrong for few of those that are
  /// not.
  boolean mayContain(long hash) {
    return (slots.get(LONG, (hash & slotMask) << 3) & tag(hash)) != 0;
  }

  /// The next row after `address` with this hash, or 0.
  static long next(long address, long hash) {
    return withHash(ALL.get(LONG, address + 8) & ~MATCHED, hash);
  }

  private static long withHash(long from, long hash) {
    long address = from;
    while (address != 0 && ALL.get(LONG, address) != hash) {
      address = ALL.get(LONG, address + 8) & ~MATCHED;
    }
    return address;
  }

  /// Notes that a row has a partner. Threads write nothing else there, so a race changes nothing.
  static void markMatched(long address) {
    ALL.set(LONG, address + 8, ALL.get(LONG, address + 8) | MATCHED);
  }

  static boolean isMatched(long address) {
    return (ALL.get(LONG, address + 8) & MATCHED) != 0;
  }

  @Override
  public void close() {
    slotBuffer.release();
    parts.forEach(JoinRows::close);
  }
}
