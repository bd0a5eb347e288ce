package dev.lakebird.queryexec.join;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.hash.ChainTable;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.types.memory.NativeBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The build side's rows by hash. Rows with a NULL in a strict key are in no chain.
///
/// The slots of a large table do not fit in a cache, so it is filled in 64 parts: first runs of rows
/// are listed by part, then each part is filled from all lists by one thread, which needs no locks and
/// finds its slots in the cache. Many threads share the pieces of this work; after it many read the
/// table and only mark rows that have a partner.
final class JoinTable implements AutoCloseable {
  /// Rows from which on the table is filled in parts.
  private static final int CUT_ROWS = 1 << 15;

  private static final int PART_BITS = 6;

  /// Rows that are listed at a time.
  private static final int RANGE_ROWS = 1 << 15;

  private final List<JoinRows> rows;
  private final RowLayout layout;
  private final int strictKeys;
  private final BufferAllocator allocator;
  private final List<Range> ranges = new ArrayList<>();
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
      this.table = new ChainTable(rowCount, allocator);
    } catch (Throwable t) {
      rows.forEach(JoinRows::close);
      throw t;
    }
    this.partBits = rowCount > CUT_ROWS ? PART_BITS : 0;
    this.listing = new SharedWork(ranges.size());
    this.inserting = new SharedWork(1 << partBits);
    var unused = ready().thenRun(() -> ranges.forEach(Range::free));
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
        at[table.part(ALL.get(LONG, address), partBits) + 1]++;
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
        long hash = ALL.get(LONG, address);
        long entry = list + at[table.part(hash, partBits)]++ * 16L;
        ALL.set(LONG, entry, hash);
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

  /// The first row with this hash, or 0; the others come by [ChainTable#next].
  long first(long hash) {
    return table.first(hash);
  }

  /// Whether a row with this hash may be there, see [ChainTable#mayContain].
  boolean mayContain(long hash) {
    return table.mayContain(hash);
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
