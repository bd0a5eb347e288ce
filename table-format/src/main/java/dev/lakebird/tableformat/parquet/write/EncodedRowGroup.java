package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;

/// A row group that is encoded and compressed in memory and has no place in a file yet. Whoever holds it
/// closes it; [ParquetFileWriter#append] leaves that to the caller.
public final class EncodedRowGroup implements AutoCloseable {
  private final NativeBuffer buffer;
  private final long byteCount;
  private final long rowCount;
  private final List<ColumnChunk> chunks;
  private final List<ChunkFacts> facts;
  private boolean closed;

  EncodedRowGroup(
      NativeBuffer buffer,
      long byteCount,
      long rowCount,
      List<ColumnChunk> chunks,
      List<ChunkFacts> facts) {
    this.buffer = buffer;
    this.byteCount = byteCount;
    this.rowCount = rowCount;
    this.chunks = chunks;
    this.facts = facts;
  }

  public long rowCount() {
    return rowCount;
  }

  /// Bytes it will take in a file.
  public long byteCount() {
    return byteCount;
  }

  MemorySegment bytes() {
    return buffer.segment().asSlice(0, byteCount);
  }

  /// The chunks, with offsets from the start of the row group.
  List<ColumnChunk> chunks() {
    return chunks;
  }

  List<ChunkFacts> facts() {
    return facts;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      buffer.release();
    }
  }
}
