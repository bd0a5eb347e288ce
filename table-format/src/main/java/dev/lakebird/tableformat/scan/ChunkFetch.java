package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.tableformat.parquet.decode.ChunkBytes;
import dev.lakebird.types.memory.NativeBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.arrow.memory.BufferAllocator;

/// Column chunks on their way from storage to memory. Owns their buffers until it is closed.
final class ChunkFetch implements AutoCloseable {
  private final List<NativeBuffer> buffers = new ArrayList<>();
  private final List<ChunkRequest> chunks;
  private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

  private ChunkFetch(List<ChunkRequest> chunks) {
    this.chunks = List.copyOf(chunks);
  }

  /// Allocates room for the chunks and starts to read them, all at once.
  static ChunkFetch start(ScanFile file, List<ChunkRequest> chunks, BufferAllocator allocator) {
    var fetch = new ChunkFetch(chunks);
    try {
      var reads = new ArrayList<RangeRead>();
      for (ChunkRequest request : chunks) {
        NativeBuffer buffer =
            NativeBuffer.allocate(allocator, request.chunk().bytes() + ChunkBytes.SLACK_BYTES);
        fetch.buffers.add(buffer);
        request.addReads(buffer.segment(), reads);
      }
      if (!reads.isEmpty()) {
        fetch.done = file.bytes().startReads(reads);
      }
      return fetch;
    } catch (RuntimeException e) {
      fetch.close();
      throw e;
    }
  }

  /// Completes when the bytes are there, or exceptionally when they cannot be read.
  CompletableFuture<Void> done() {
    return done;
  }

  /// The bytes of the `i`-th chunk, after [#done].
  ChunkBytes bytes(int i) {
    ChunkRequest request = chunks.get(i);
    return new ChunkBytes(buffers.get(i), 0, request.chunk().bytes(), request.map());
  }

  /// Throws what kept the bytes from being read.
  void check() {
    await(done);
  }

  /// The value of a completed future, or its failure as it was thrown.
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LakebirdException fault) {
        throw fault;
      }
      throw e;
    }
  }

  /// Waits until no read touches the buffers any more, then frees them.
  @Override
  public void close() {
    done.handle((ok, failure) -> ok).join();
    buffers.forEach(NativeBuffer::release);
    buffers.clear();
  }
}
