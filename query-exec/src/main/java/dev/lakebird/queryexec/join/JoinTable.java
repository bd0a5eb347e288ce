package dev.lakebird.queryexec.join;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.hash.ChainTable;
import dev.lakebird.queryexec.row.RowHash;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The build side's rows by hash. Rows with a NULL in a strict key are in no chain. Where the only key is an
/// integer whose values lie near each other, rows are found by how far their key lies from the least one
/// instead: of the probe side nothing is hashed, and nothing is compared.
///
/// The slots of a large table do not fit in a cache, so it is filled in 64 parts: first runs of rows
/// are listed by part, then each part is filled from all lists by one thread, which needs no locks and
/// finds its slots in the cache. Many threads share the pieces of this work; after it many read the
/// table and only mark rows that have a partner.
final class JoinTable implements AutoCloseable {
  /// Rows from which on the table is filled in parts.
  private static final int CUT_ROWS = 1 << 15;

  private static final int PART_BITS = 6;

  /// A table by number may be as large as this where it would be smaller by hash.
  private static final long NUMBER_BYTES_MIN = 1L << 18;

  private static final int HEADROOM_SHARE = 16;

  /// Rows that are listed at a time.
  private static final int RANGE_ROWS = 1 << 15;

  private final List<JoinRows> rows;
  private final RowLayout layout;
  private final int strictKeys;
  private final BufferAllocator allocator;
  private final List<Range> ranges = new ArrayList<>();
  private final @Nullable IntegerKey number;
  private final ChainTable table;
  private final int partBits;
  private final SharedWork listing;
  private final SharedWork inserting;
  private long rowCount;
  private boolean hasNullKey;
  private final List<KeyBits> keyBits = new ArrayList<>();

  /// Takes the rows over, also when it fails.
  JoinTable(JoinSpec spec, List<JoinRows> rows, BufferAllocator allocator) {
    this.rows = rows;
    this.layout = spec.layout();
    this.strictKeys = spec.strictKeys();
    this.allocator = allocator;
    for (JoinRows part : rows) {
      rowCount += part.store().count();
      hasNullKey |= part.hasNullKey();
      for (int first = 0; first < part.store().count(); first += RANGE_ROWS) {
        ranges.add(new Range(part, first));
      }
    }
    try {
      this.number = number(spec);
      this.table =
          number == null
              ? new ChainTable(rowCount, allocator)
              : ChainTable.ofNumbers(number.numbers(), allocator);
    } catch (Throwable t) {
      rows.forEach(JoinRows::close);
      throw t;
    }
    this.partBits = rowCount > CUT_ROWS ? PART_BITS : 0;
    this.listing = new SharedWork(ranges.size());
    this.inserting = new SharedWork(1 << partBits);
    var unused = ready().thenRun(() -> ranges.forEach(Range::free));
  }

  /// The only key, an integer.
  ///
  /// @param wide whether it has 64 bits
  /// @param offset where it lies in a row
  /// @param numbers one more than its greatest value less its least
  private record IntegerKey(boolean wide, int offset, long min, long numbers) {
    long of(long address) {
      return (wide ? ALL.get(LONG, address + offset) : ALL.get(INT, address + offset)) - min;
    }
  }

  /// The key that rows are found by instead of their hash, where there is one whose table is not large.
  private @Nullable IntegerKey number(JoinSpec spec) {
    boolean only = spec.rightKeys().size() == 1 && strictKeys == 1;
    if (!only || !KeyFilter.isInteger(layout.types().getFirst())) {
      return null;
    }
    long min = rows.stream().mapToLong(part -> part.keyMin(0)).min().orElse(Long.MAX_VALUE);
    long max = rows.stream().mapToLong(part -> part.keyMax(0)).max().orElse(Long.MIN_VALUE);
    long range = max - min;
    if (min > max || range < 0 || range >= Integer.MAX_VALUE) {
      return null;
    }
    long bytes = ChainTable.slotBytesOfNumbers(range + 1);
    boolean small =
        bytes <= NUMBER_BYTES_MIN && bytes <= Memory.headroomBytes(allocator) / HEADROOM_SHARE;
    if (bytes > ChainTable.slotBytes(rowCount) && !small) {
      return null;
    }
    boolean wide = layout.types().getFirst().layout() == Layout.INT64;
    return new IntegerKey(wide, layout.offset(0), min, range + 1);
  }

  /// What a row of the build side is found by: its number, or its hash.
  private long place(long address) {
    return number == null ? ALL.get(LONG, address) : number.of(address);
  }

  /// A run of rows, and once they are listed their hashes and addresses, part after part.
  private static final class Range {
    final JoinRows part;
    final int first;
    final int end;
    int[] ends = new int[0];
    volatile @Nullable NativeBuffer listed;

    Range(JoinRows part, int first) {
      this.part = part;
      this.first = first;
      this.end = Math.min(part.store().count(), first + RANGE_ROWS);
    }

    void free() {
      NativeBuffer held = listed;
      listed = null;
      if (held != null) {
        held.release();
      }
    }
  }

  /// Bytes that a table takes beside its rows, those that it needs while it is made included.
  static long tableBytes(long rows) {
    return ChainTable.slotBytes(rows) + rows * 16;
  }

  /// Done when all rows are in their chains.
  CompletableFuture<Void> ready() {
    return inserting.done();
  }

  /// Does a piece of the work that is left before the table is ready, or waits for those who do the
  /// last ones.
  Step make() {
    boolean listed = listing.done().isDone();
    SharedWork work = listed ? inserting : listing;
    boolean did = work.doOne(listed ? this::insert : range -> list(ranges.get(range)));
    return did ? Step.YIELD : new Step.Blocked(work.done());
  }

  private void list(Range range) {
    RowStore store = range.part.store();
    boolean checkNulls = range.part.hasNullKey();
    int parts = 1 << partBits;
    int[] at = new int[parts + 1];
    for (int row = range.first; row < range.end; row++) {
      long address = store.address(row);
      if (!checkNulls || !hasNull(address)) {
        at[table.part(place(address), partBits) + 1]++;
      }
    }
    for (int p = 0; p < parts; p++) {
      at[p + 1] += at[p];
    }
    NativeBuffer listed = NativeBuffer.allocate(allocator, at[parts] * 16L);
    range.listed = listed;
    long list = listed.segment().address();
    for (int row = range.first; row < range.end; row++) {
      long address = store.address(row);
      if (!checkNulls || !hasNull(address)) {
        long place = place(address);
        long entry = list + at[table.part(place, partBits)]++ * 16L;
        ALL.set(LONG, entry, place);
        ALL.set(LONG, entry + 8, address);
      }
    }
    range.ends = at;
  }

  private boolean hasNull(long address) {
    for (int c = 0; c < strictKeys; c++) {
      if (layout.isNull(address, c)) {
        return true;
      }
    }
    return false;
  }

  private void insert(int part) {
    for (Range range : ranges) {
      NativeBuffer listed = range.listed;
      if (listed != null) {
        long list = listed.segment().address();
        int first = part == 0 ? 0 : range.ends[part - 1];
        for (int i = first; i < range.ends[part]; i++) {
          table.add(ALL.get(LONG, list + i * 16L), ALL.get(LONG, list + i * 16L + 8));
        }
      }
    }
  }

  /// Says what the table's rows are a part of.
  void partOf(long allRows, boolean anyNullKey) {
    rowCount = allRows;
    hasNullKey = anyNullKey;
  }

  List<JoinRows> rows() {
    return rows;
  }

  long rowCount() {
    return rowCount;
  }

  boolean hasNullKey() {
    return hasNullKey;
  }

  /// Whether rows that are found have the keys that were sought; else they are to be compared.
  boolean isExact() {
    return number != null;
  }

  /// Finds the first row for each of the rows of a probe batch, or 0; the others come by [#next].
  ///
  /// @param keys prepared
  /// @param hashes room for hashes, which [#next] asks for; not filled where the table is exact
  void first(Vector[] keys, Selection probe, long[] hashes, long[] addresses) {
    if (number != null) {
      byNumber(number, (FixedVector) keys[0], probe, addresses);
      return;
    }
    RowHash.hash(keys, probe, hashes);
    for (int k = 0; k < probe.count(); k++) {
      addresses[k] = table.first(hashes[k]);
    }
  }

  private void byNumber(IntegerKey key, FixedVector column, Selection probe, long[] addresses) {
    MemorySegment data = column.data();
    boolean nulls = column.mayHaveNulls();
    long numbers = key.numbers;
    long min = key.min;
    for (int k = 0; k < probe.count(); k++) {
      int row = probe.row(k);
      long value = key.wide ? data.get(LONG, (long) row << 3) : data.get(INT, (long) row << 2);
      long place = value - min;
      boolean within = Long.compareUnsigned(place, numbers) < 0 && !(nulls && column.isNull(row));
      addresses[k] = within ? table.head(place) : 0;
    }
  }

  /// The next row after `address` that was found by a hash, or by its number, or 0.
  long next(long address, long hash) {
    return number == null ? ChainTable.next(address, hash) : ChainTable.link(address);
  }

  /// Writes to `to` the rows of a probe batch that may have a partner, wrong for few of those that have none;
  /// answers how many they are.
  ///
  /// @param keys prepared
  /// @param scratch room for as many words as there are rows
  int mayContain(Vector[] keys, Selection probe, long[] scratch, int[] to) {
    int found = 0;
    if (number == null) {
      RowHash.hash(keys, probe, scratch);
      for (int k = 0; k < probe.count(); k++) {
        if (table.mayContain(scratch[k])) {
          to[found++] = probe.row(k);
        }
      }
      return found;
    }
    byNumber(number, (FixedVector) keys[0], probe, scratch);
    for (int k = 0; k < probe.count(); k++) {
      if (scratch[k] != 0) {
        to[found++] = probe.row(k);
      }
    }
    return found;
  }

  /// Which values a key of integers has, where that is worth a list; it is closed with the table.
  @Nullable KeyBits keyBits(int key, long min, long max) {
    KeyBits made = KeyBits.of(rows, layout, key, min, max, allocator);
    if (made != null) {
      keyBits.add(made);
    }
    return made;
  }

  @Override
  public void close() {
    keyBits.forEach(KeyBits::close);
    ranges.forEach(Range::free);
    table.close();
    rows.forEach(JoinRows::close);
  }
}
