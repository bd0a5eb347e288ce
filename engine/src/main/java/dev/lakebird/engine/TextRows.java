package dev.lakebird.engine;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Lines of text as the rows of one STRING column.
final class TextRows implements RowReader {
  private static final long MEMORY_LIMIT_BYTES = 64L << 20;

  private final List<String> lines;
  private final BufferAllocator allocator = Memory.root(MEMORY_LIMIT_BYTES);
  private @Nullable Vector vector;
  private boolean closed;

  TextRows(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  @Override
  public Optional<Batch> next() {
    if (vector != null || lines.isEmpty()) {
      return Optional.empty();
    }
    vector =
        VectorBuilder.build(VectorType.STRING, lines.stream().map(Value::of).toList(), allocator);
    return Optional.of(Batch.of(List.of(vector), lines.size()));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (vector != null) {
        vector.release();
      }
      allocator.close();
    }
  }
}
