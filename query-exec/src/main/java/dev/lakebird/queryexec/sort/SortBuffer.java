package dev.lakebird.queryexec.sort;

import dev.lakebird.queryexec.row.RowAppender;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.spill.SpillFile;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Rows in memory with their order. Belongs to one thread at a time.
final class SortBuffer implements AutoCloseable {
  private static final int SPILL_BLOCK_ROWS = 2048;

  private final SortSpec spec;
  private final RowStore rows;
  private final RowAppender appender;
  private final SortEntries entries;
  private final RowReader reader;
  private long[] prefixes = new long[0];
  private long[] addresses = new long[0];

  SortBuffer(SortSpec spec, BufferAllocator allocator) {
    this.spec = spec;
    this.rows = new RowStore(spec.layout(), allocator);
    this.appender = new RowAppender(rows.layout(), allocator);
    this.entries = new SortEntries(new RowComparator(rows.layout(), spec.keys()), allocator);
    this.reader = new RowReader(rows.layout(), allocator);
  }

  int count() {
    return entries.count();
  }

  long bytes() {
    return rows.bytes() + entries.bytes();
  }

  /// Makes room for a batch.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED; nothing has changed
  void reserve(Batch batch) {
    appender.reserve(rows, batch, 0);
    entries.reserve(batch.selectedCount());
  }

  /// Adds the selected rows of the batch that was reserved last.
  void add(Batch batch) {
    Selection selection = batch.selection();
    int count = selection.count();
    if (prefixes.length < count) {
      prefixes = new long[count];
    }
    SortKey key = spec.keys().getFirst();
    SortPrefix.compute(key, appender.prepared(key.column()), selection, prefixes);
    appender.append(rows, batch);
    for (int k = 0; k < count; k++) {
      entries.add(prefixes[k], appender.addresses()[k]);
    }
  }

  void sort() {
    entries.sort();
  }

  long prefix(int index) {
    return entries.prefix(index);
  }

  long address(int index) {
    return entries.address(index);
  }

  /// Rows `first … first + count - 1` in the order of the entries, borrowed until the next call.
  Batch read(int first, int count) {
    if (addresses.length < count) {
      addresses = new long[count];
    }
    for (int i = 0; i < count; i++) {
      addresses[i] = entries.address(first + i);
    }
    return gather(addresses, count);
  }

  /// The rows at the addresses, borrowed until the next call.
  Batch gather(long[] at, int count) {
    List<Vector> columns = new ArrayList<>();
    for (int c = 0; c < spec.types().size(); c++) {
      columns.add(reader.gather(c, at, count));
    }
    return Batch.of(columns, count);
  }

  /// Writes all rows in their order and forgets them.
  List<SpillFile.Block> spill(SpillFile file) {
    List<SpillFile.Block> blocks = new ArrayList<>();
    for (int first = 0; first < count(); first += SPILL_BLOCK_ROWS) {
      blocks.add(file.append(read(first, Math.min(SPILL_BLOCK_ROWS, count() - first))));
    }
    clear();
    return blocks;
  }

  void clear() {
    entries.clear();
    rows.clear();
  }

  @Override
  public void close() {
    entries.close();
    rows.close();
    appender.close();
    reader.close();
  }
}
