package dev.lakebird.queryexec.window;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.SpillFile;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows kept in the order they came, in chunks, to be read at any position once sealed. Whenever memory
/// is low, all chunks go to a temporary file. Belongs to one thread.
final class SpillableRows implements AutoCloseable {
  private final List<VectorType> types;
  private final int chunkRows;
  private final TaskContext context;
  private final ColumnBuffers open;
  private final List<@Nullable Batch> chunks = new ArrayList<>();
  private final List<SpillFile.@Nullable Block> blocks = new ArrayList<>();
  private int[] starts = new int[8];
  private int count;
  private int spilled;
  private int[] picked = new int[0];
  private @Nullable SpillFile file;

  SpillableRows(List<VectorType> types, int chunkRows, TaskContext context) {
    this.types = List.copyOf(types);
    this.chunkRows = chunkRows;
    this.context = context;
    this.open = new ColumnBuffers(types, context.allocator());
  }

  int count() {
    return count;
  }

  /// Appends selected rows `from … to - 1` of a batch, counted in its selection.
  void append(Batch batch, int from, int to) {
    if (to - from > Integer.MAX_VALUE - count) {
      throw LakebirdException.unimplemented("A window partition of more than 2^31 rows");
    }
    int at = from;
    while (at < to) {
      int taken = Math.min(to - at, chunkRows - open.length());
      appendPart(batch, at, taken);
      at += taken;
      count += taken;
      if (open.length() >= chunkRows) {
        endChunk();
      }
    }
  }

  private void appendPart(Batch batch, int from, int taken) {
    if (batch.selection().isAll()) {
      for (int c = 0; c < types.size(); c++) {
        open.column(c).appendRange(batch.column(c), from, taken);
      }
      open.appended(taken);
      return;
    }
    if (picked.length < taken) {
      picked = new int[taken];
    }
    for (int k = 0; k < taken; k++) {
      picked[k] = batch.selection().row(from + k);
    }
    open.appendRows(batch, picked, taken);
  }

  private void endChunk() {
    if (chunks.size() + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    chunks.add(open.build());
    blocks.add(null);
    starts[chunks.size()] = count;
    if (context.settings().forceSpill() || context.memoryIsLow()) {
      spill();
    }
  }

  private void spill() {
    if (file == null) {
      file = context.spill().create(context.allocator());
    }
    long before = file.bytes();
    for (; spilled < chunks.size(); spilled++) {
      Batch chunk = chunks.get(spilled);
      if (chunk != null) {
        blocks.set(spilled, file.append(chunk));
        chunks.set(spilled, null);
        chunk.release();
      }
    }
    context.statistics().addSpilled(file.bytes() - before);
  }

  /// Ends appending.
  void seal() {
    if (open.length() > 0) {
      endChunk();
    }
    open.close();
    if (file != null) {
      file.finishWriting();
    }
  }

  int chunkCount() {
    return chunks.size();
  }

  int chunkStart(int chunk) {
    return starts[chunk];
  }

  int chunkEnd(int chunk) {
    return starts[chunk + 1];
  }

  /// The chunk that has the row at the position.
  int chunkOf(int position) {
    int found = Arrays.binarySearch(starts, 0, chunks.size() + 1, position);
    return found >= 0 ? found : -found - 2;
  }

  private Batch load(int chunk) {
    Batch held = chunks.get(chunk);
    if (held != null) {
      return held.retain();
    }
    SpillFile.Block block = blocks.get(chunk);
    if (file == null || block == null) {
      throw LakebirdException.internal("A chunk of window rows is lost");
    }
    return file.read(block, types, context.allocator());
  }

  /// Reads rows; keeps the last chunk in memory.
  final class Reader implements AutoCloseable {
    private int chunk = -1;
    private @Nullable Batch batch;
    private int[] local = new int[0];

    /// A chunk, valid until the reader moves to another.
    Batch chunk(int index) {
      if (batch == null || chunk != index) {
        close();
        batch = load(index);
        chunk = index;
      }
      return batch;
    }

    /// Appends a column at the positions; a negative position gives NULL.
    void gather(int column, int[] positions, int from, int to, ColumnBuffer target) {
      if (local.length < to - from) {
        local = new int[to - from];
      }
      int at = from;
      while (at < to) {
        int run = at;
        if (positions[at] < 0) {
          while (run < to && positions[run] < 0) {
            run++;
          }
          target.appendNulls(run - at);
        } else {
          int index = chunkOf(positions[at]);
          int start = chunkStart(index);
          int end = chunkEnd(index);
          while (run < to && positions[run] >= start && positions[run] < end) {
            local[run - at] = positions[run] - start;
            run++;
          }
          target.appendRows(chunk(index).column(column), local, run - at);
        }
        at = run;
      }
    }

    @Override
    public void close() {
      if (batch != null) {
        batch.release();
        batch = null;
      }
    }
  }

  @Override
  public void close() {
    open.close();
    for (int c = 0; c < chunks.size(); c++) {
      Batch chunk = chunks.get(c);
      if (chunk != null) {
        chunk.release();
        chunks.set(c, null);
      }
    }
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
