package dev.lakebird.queryexec.sort;

import dev.lakebird.queryexec.spill.SpillFile;
import dev.lakebird.types.vector.Batch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Sorted rows that a merge reads one after another. Belongs to one thread.
sealed interface SortRun extends AutoCloseable {
  /// Whether there is a current row; where a block is used up, [#load] must be called first.
  boolean isAtEnd();

  /// Whether the next row lies in a block that is not loaded.
  boolean mustLoad();

  /// Loads the next block; rows read before are no longer valid.
  void load();

  long prefix();

  long address();

  /// Moves to the next row.
  void next();

  @Override
  void close();

  /// A run that lies in memory.
  final class InMemory implements SortRun {
    private final SortBuffer buffer;
    private final int end;
    private int at;

    InMemory(SortBuffer buffer, long limit) {
      this.buffer = buffer;
      this.end = (int) Math.min(buffer.count(), limit);
    }

    @Override
    public boolean isAtEnd() {
      return at >= end;
    }

    @Override
    public boolean mustLoad() {
      return false;
    }

    @Override
    public void load() {}

    @Override
    public long prefix() {
      return buffer.prefix(at);
    }

    @Override
    public long address() {
      return buffer.address(at);
    }

    @Override
    public void next() {
      at++;
    }

    @Override
    public void close() {
      buffer.close();
    }
  }

  /// A run in a temporary file, one block of it in memory.
  final class OnDisk implements SortRun {
    private final SortSpec spec;
    private final SpillFile file;
    private final List<SpillFile.Block> blocks;
    private final BufferAllocator allocator;
    private final SortBuffer block;
    private int nextBlock;
    private int at;

    OnDisk(SortSpec spec, SpillFile file, List<SpillFile.Block> blocks, BufferAllocator allocator) {
      this.spec = spec;
      this.file = file;
      this.blocks = blocks;
      this.allocator = allocator;
      this.block = new SortBuffer(spec, allocator);
    }

    @Override
    public boolean isAtEnd() {
      return at >= block.count() && nextBlock == blocks.size();
    }

    @Override
    public boolean mustLoad() {
      return at >= block.count() && nextBlock < blocks.size();
    }

    @Override
    public void load() {
      block.clear();
      at = 0;
      Batch rows = file.read(blocks.get(nextBlock++), spec.types(), allocator);
      try {
        block.reserve(rows);
        block.add(rows);
      } finally {
        rows.release();
      }
    }

    @Override
    public long prefix() {
      return block.prefix(at);
    }

    @Override
    public long address() {
      return block.address(at);
    }

    @Override
    public void next() {
      at++;
    }

    @Override
    public void close() {
      block.close();
    }
  }
}
