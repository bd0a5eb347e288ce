package dev.lakebird.queryexec.spill;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Rows cut by six bits of their hash, which is their first column (INT64), into 64 partitions; each
/// level of cutting takes the next six bits from the top. Full chunks stay in memory until [#spill]
/// writes everything to a file. Belongs to one thread; closing it frees what was not handed over.
public final class Partitions implements AutoCloseable {
  public static final int COUNT = 64;

  /// Levels whose bits do not reach the ones that hash tables index by.
  public static final int LEVELS_MAX = 5;

  private static final int BITS = 6;
  private static final int CHUNK_ROWS = 1024;

  private final List<VectorType> types;
  private final BufferAllocator allocator;
  private final SpillSpace space;
  private final int shift;
  private final @Nullable ColumnBuffers[] open = new @Nullable ColumnBuffers[COUNT];
  private final List<List<Chunk>> chunks = new ArrayList<>();
  private final int[] starts = new int[COUNT + 1];
  private int[] ordered = new int[0];
  private int[] part = new int[0];
  private @Nullable SpillFile file;
  private long memoryRows;

  public Partitions(
      List<VectorType> types, int level, BufferAllocator allocator, SpillSpace space) {
    this.types = types;
    this.allocator = allocator;
    this.space = space;
    this.shift = 64 - BITS * (level + 1);
    for (int p = 0; p < COUNT; p++) {
      chunks.add(new ArrayList<>());
    }
  }

  /// The partition of a hash at a level.
  public static int of(long hash, int level) {
    return (int) (hash >>> (64 - BITS * (level + 1))) & (COUNT - 1);
  }

  /// Rows that are in memory.
  public long memoryRows() {
    return memoryRows;
  }

  /// Bytes written to a file.
  public long spilledBytes() {
    return file == null ? 0 : file.bytes();
  }

  /// Copies the selected rows of a batch whose first column is a flat vector of hashes.
  public void add(Batch batch) {
    int count = batch.selectedCount();
    if (ordered.length < count) {
      ordered = new int[count];
      part = new int[count];
    }
    MemorySegment hashes = ((FixedVector) batch.column(0)).data();
    Arrays.fill(starts, 0);
    for (int k = 0; k < count; k++) {
      long hash = hashes.get(LONG, (long) batch.selection().row(k) << 3);
      int p = (int) (hash >>> shift) & (COUNT - 1);
      part[k] = p;
      starts[p + 1]++;
    }
    for (int p = 0; p < COUNT; p++) {
      starts[p + 1] += starts[p];
    }
    for (int k = 0; k < count; k++) {
      ordered[starts[part[k]]++] = batch.selection().row(k);
    }
    int from = 0;
    for (int p = 0; p < COUNT; p++) {
      int end = starts[p];
      if (end > from) {
        append(p, batch, Arrays.copyOfRange(ordered, from, end));
      }
      from = end;
    }
  }

  private void append(int p, Batch batch, int[] rows) {
    ColumnBuffers target = open[p];
    if (target == null) {
      target = new ColumnBuffers(types, allocator);
      open[p] = target;
    }
    target.appendRows(batch, rows, rows.length);
    memoryRows += rows.length;
    if (target.length() >= CHUNK_ROWS) {
      chunks.get(p).add(new Chunk.InMemory(target.build()));
    }
  }

  /// Writes all rows that are in memory to the file and frees their memory; the bytes written.
  public long spill() {
    if (file == null) {
      file = space.create(allocator);
    }
    long before = file.bytes();
    for (int p = 0; p < COUNT; p++) {
      seal(p);
      List<Chunk> list = chunks.get(p);
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Chunk.InMemory held) {
          list.set(i, new Chunk.OnDisk(file, file.append(held.batch())));
          held.batch().release();
        }
      }
    }
    memoryRows = 0;
    return file.bytes() - before;
  }

  private void seal(int p) {
    ColumnBuffers target = open[p];
    if (target != null) {
      if (target.length() > 0) {
        chunks.get(p).add(new Chunk.InMemory(target.build()));
      }
      target.close();
      open[p] = null;
    }
  }

  /// Ends adding: the chunks of each partition, which the caller takes or discards.
  public List<List<Chunk>> handOver() {
    List<List<Chunk>> handed = new ArrayList<>();
    for (int p = 0; p < COUNT; p++) {
      seal(p);
      handed.add(List.copyOf(chunks.get(p)));
      chunks.get(p).clear();
    }
    memoryRows = 0;
    if (file != null) {
      file.finishWriting();
    }
    return handed;
  }

  /// Frees everything that was not handed over, and the file, so that its chunks must be used up.
  @Override
  public void close() {
    for (int p = 0; p < COUNT; p++) {
      ColumnBuffers target = open[p];
      if (target != null) {
        target.close();
        open[p] = null;
      }
      chunks.get(p).forEach(Chunk::discard);
      chunks.get(p).clear();
    }
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
