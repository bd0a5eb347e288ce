package dev.lakebird.queryexec.hash;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// Chains of rows by hash, for joins. A row begins with its 64-bit hash and a link to the next row of
/// its chain. A slot, found by the lowest bits of a hash, holds the address of the first row of its
/// chain and in its upper 16 bits which of 16 classes of hashes the chain has, so that most misses take
/// one look and touch no row. The topmost bits of the hash are free to cut rows by.
///
/// Many threads fill a table at once, each slots of its own ([#part]); many read it after.
public final class ChainTable implements AutoCloseable {
  /// Bytes that a row begins with.
  public static final int HEADER_BYTES = 16;

  private static final int SLOTS_MIN = 64;
  private static final int SLOTS_MAX = 1 << 30;
  private static final long ADDRESS = 0x0000_FFFF_FFFF_FFFFL;
  private static final long MARK = 1;

  private final NativeBuffer buffer;
  private final MemorySegment slots;
  private final int mask;

  /// A table of two to four slots for each of so many rows.
  ///
  /// @throws LakebirdException RESOURCES_EXCEEDED
  public ChainTable(long rows, BufferAllocator allocator) {
    this(allocator, slotsFor(rows));
  }

  /// A table of numbers below `numbers` in place of hashes: each has a slot of its own, so that the rows of a
  /// chain have one number and need not be compared ([#head], [#link]).
  ///
  /// @throws LakebirdException RESOURCES_EXCEEDED
  public static ChainTable ofNumbers(long numbers, BufferAllocator allocator) {
    return new ChainTable(allocator, slotsForNumbers(numbers));
  }

  private ChainTable(BufferAllocator allocator, long capacity) {
    if (capacity > SLOTS_MAX) {
      throw new LakebirdException(ErrorCode.RESOURCES_EXCEEDED, "A hash table has too many rows");
    }
    this.buffer = NativeBuffer.allocate(allocator, capacity * 8);
    this.slots = buffer.segment();
    this.mask = (int) capacity - 1;
    slots.fill((byte) 0);
  }

  /// Bytes of the slots of a table for so many rows.
  public static long slotBytes(long rows) {
    return 8 * slotsFor(rows);
  }

  /// Bytes of the slots of a table for so many numbers.
  public static long slotBytesOfNumbers(long numbers) {
    return 8 * slotsForNumbers(numbers);
  }

  private static long slotsForNumbers(long numbers) {
    return Math.max(SLOTS_MIN, Long.highestOneBit(Math.max(1, numbers - 1)) * 2);
  }

  private static long slotsFor(long rows) {
    return Math.max(SLOTS_MIN, Long.highestOneBit(Math.max(1, rows * 2 - 1)) * 2);
  }

  /// Puts a row at the head of its chain.
  public void add(long hash, long address) {
    long at = (hash & mask) << 3;
    long slot = slots.get(LONG, at);
    ALL.set(LONG, address + 8, slot & ADDRESS);
    slots.set(LONG, at, slot & ~ADDRESS | address | tag(hash));
  }

  private static long tag(long hash) {
    return 1L << (48 + (hash >>> 44 & 15));
  }

  /// Which of `1 << bits` equal runs of slots a hash belongs to; the table has at least as many.
  public int part(long hash, int bits) {
    return (int) ((hash & mask) >>> (Integer.bitCount(mask) - bits));
  }

  /// The first row with this hash, or 0.
  public long first(long hash) {
    long slot = slots.get(LONG, (hash & mask) << 3);
    return (slot & tag(hash)) == 0 ? 0 : withHash(slot & ADDRESS, hash);
  }

  /// Whether a row with this hash may be there: one look at a slot, wrong for few of those that are
  /// not.
  public boolean mayContain(long hash) {
    return (slots.get(LONG, (hash & mask) << 3) & tag(hash)) != 0;
  }

  /// The next row after `address` with this hash, or 0.
  public static long next(long address, long hash) {
    return withHash(ALL.get(LONG, address + 8) & ~MARK, hash);
  }

  /// The first row of the chain of a number, or 0.
  public long head(long number) {
    return slots.get(LONG, number << 3) & ADDRESS;
  }

  /// The next row of the chain of `address`, or 0.
  public static long link(long address) {
    return ALL.get(LONG, address + 8) & ~MARK;
  }

  private static long withHash(long from, long hash) {
    long address = from;
    while (address != 0 && ALL.get(LONG, address) != hash) {
      address = ALL.get(LONG, address + 8) & ~MARK;
    }
    return address;
  }

  /// Marks a row, once all are in the table. Threads write nothing else there, so a race changes
  /// nothing.
  public static void mark(long address) {
    ALL.set(LONG, address + 8, ALL.get(LONG, address + 8) | MARK);
  }

  public static boolean isMarked(long address) {
    return (ALL.get(LONG, address + 8) & MARK) != 0;
  }

  /// Frees the slots.
  @Override
  public void close() {
    buffer.release();
  }
}
