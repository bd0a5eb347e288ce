package dev.lakebird.queryexec.spill;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Rows set aside: in memory, or in a temporary file that outlives them.
public sealed interface Chunk {
  int rows();

  /// The rows, owned by the caller; the chunk is used up.
  Batch take(List<VectorType> types, BufferAllocator allocator);

  /// Frees a chunk that was not taken.
  void discard();

  record InMemory(Batch batch) implements Chunk {
    @Override
    public int rows() {
      return batch.rowCount();
    }

    @Override
    public Batch take(List<VectorType> types, BufferAllocator allocator) {
      return batch;
    }

    @Override
    public void discard() {
      batch.release();
    }
  }

  record OnDisk(SpillFile file, SpillFile.Block block) implements Chunk {
    @Override
    public int rows() {
      return block.rows();
    }

    @Override
    public Batch take(List<VectorType> types, BufferAllocator allocator) {
      return file.read(block, types, allocator);
    }

    @Override
    public void discard() {}
  }
}
