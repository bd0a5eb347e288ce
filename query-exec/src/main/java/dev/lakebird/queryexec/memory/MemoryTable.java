package dev.lakebird.queryexec.memory;

import dev.lakebird.types.Column;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// A table of batches that never change: a state of it is a list of them, and a commit puts a longer
/// or another list in its place. Safe for use by many threads. States share their batches, which live
/// until the table is closed.
public final class MemoryTable implements AutoCloseable {
  /// Rows of a chunk, which is what one worker scans at a time.
  public static final int DEFAULT_CHUNK_ROWS = 1 << 14;

  private final List<ScanColumn> columns;
  private final BufferAllocator allocator;
  private final int chunkRows;
  private final List<Batch> owned = new ArrayList<>();
  private State state = new State(List.of(), 0);

  /// An empty table whose rows lie in memory of `allocator`, which outlives it.
  public MemoryTable(List<Column> columns, BufferAllocator allocator) {
    this(columns, allocator, DEFAULT_CHUNK_ROWS);
  }

  public MemoryTable(List<Column> columns, BufferAllocator allocator, int chunkRows) {
    this.columns = columns.stream().map(MemoryTable::scanColumn).toList();
    this.allocator = allocator;
    this.chunkRows = chunkRows;
  }

  private static ScanColumn scanColumn(Column column) {
    return new ScanColumn(column, VectorType.of(column.type()), Optional.empty());
  }

  /// The rows at one moment.
  public record State(List<Batch> chunks, long rowCount) {
    public State {
      chunks = List.copyOf(chunks);
    }
  }

  /// The columns as they are scanned and written: each in the layout that holds every value.
  public List<ScanColumn> columns() {
    return columns;
  }

  /// The rows as of now.
  public synchronized State state() {
    return state;
  }

  /// Makes the rows those of an earlier state of this table again.
  public synchronized void restore(State earlier) {
    state = earlier;
  }

  /// The table as of now, for any number of scans while the table is open.
  public TableSource source() {
    return new MemoryTableSource(columns, state());
  }

  /// A sink whose rows come in with [MemoryAppend#commit].
  public MemoryAppend append() {
    return new MemoryAppend(this);
  }

  BufferAllocator allocator() {
    return allocator;
  }

  int chunkRows() {
    return chunkRows;
  }

  /// Takes the chunks over and adds them to the state.
  synchronized void add(List<Batch> chunks) {
    owned.addAll(chunks);
    List<Batch> all = new ArrayList<>(state.chunks());
    long rows = state.rowCount();
    for (Batch chunk : chunks) {
      all.add(chunk);
      rows += chunk.rowCount();
    }
    state = new State(all, rows);
  }

  /// Takes the chunks over and makes them the state.
  synchronized void replace(List<Batch> chunks) {
    owned.addAll(chunks);
    state = new State(chunks, chunks.stream().mapToLong(Batch::rowCount).sum());
  }

  /// Bytes of all states.
  public synchronized long bytes() {
    long bytes = 0;
    for (Batch batch : owned) {
      bytes += batch.bytes();
    }
    return bytes;
  }

  /// Frees the rows that only earlier states have. No scan of them may be open, and none of them be restored.
  public synchronized void freeEarlier() {
    Set<Batch> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(state.chunks());
    owned.removeIf(
        batch -> {
          if (kept.contains(batch)) {
            return false;
          }
          batch.release();
          return true;
        });
  }

  /// Frees the rows. No scan may be open.
  @Override
  public synchronized void close() {
    owned.forEach(Batch::release);
    owned.clear();
    state = new State(List.of(), 0);
  }
}
