package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.tableformat.parquet.decode.ChunkBytes;
import dev.lakebird.tableformat.parquet.decode.ChunkExpansion;
import dev.lakebird.tableformat.parquet.decode.PageCodec;
import dev.lakebird.tableformat.parquet.decode.PageMap;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Column chunks on their way from storage to memory, or there already where the cache has them. Holds a
/// reference on their buffers until it is closed.
final class ChunkFetch implements AutoCloseable {
  private final ScanFile file;
  private final List<Held> chunks = new ArrayList<>();
  private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

  /// A chunk in memory.
  ///
  /// @param info what its bytes are
  record Fetched(ColumnChunkInfo info, ChunkBytes bytes) {}

  /// A chunk with a reference on its buffer.
  ///
  /// @param map which pages are there; null where all are
  private record Held(
      ColumnChunkInfo info, NativeBuffer buffer, @Nullable PageMap map, boolean cached) {
    static Held cached(ColumnChunkInfo info, NativeBuffer expansion) {
      long bytes = expansion.bytes() - ChunkBytes.SLACK_BYTES;
      return new Held(ChunkExpansion.describe(info, bytes), expansion, null, true);
    }

    ChunkBytes bytes() {
      return new ChunkBytes(buffer, 0, info.bytes(), map);
    }
  }

  private ChunkFetch(ScanFile file) {
    this.file = file;
  }

  /// Starts to read those chunks that are not in the cache, all at once, to room that it allocates.
  static ChunkFetch start(ScanFile file, List<ChunkRequest> chunks, BufferAllocator allocator) {
    var fetch = new ChunkFetch(file);
    try {
      var reads = new ArrayList<RangeRead>();
      for (ChunkRequest request : chunks) {
        fetch.add(request, allocator, reads);
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

  private void add(ChunkRequest request, BufferAllocator allocator, List<RangeRead> reads) {
    ColumnChunkInfo chunk = request.chunk();
    FileIdentity identity = file.identity();
    NativeBuffer kept = identity == null ? null : file.cache().find(identity, chunk);
    if (kept != null) {
      chunks.add(Held.cached(chunk, kept));
      file.noteCached(request.bytes());
      return;
    }
    NativeBuffer buffer = NativeBuffer.allocate(allocator, chunk.bytes() + ChunkBytes.SLACK_BYTES);
    chunks.add(new Held(chunk, buffer, request.map(), false));
    request.addReads(buffer.segment(), reads);
  }

  /// Completes when the bytes are there, or exceptionally when they cannot be read.
  CompletableFuture<Void> done() {
    return done;
  }

  /// The `i`-th chunk, after [#done]. One that was read before is expanded for the cache, and read from there.
  Fetched fetched(int i, FilePlace place, PageCodec codec) {
    Held held = chunks.get(i);
    NativeBuffer expansion = expand(held, place, codec);
    if (expansion != null) {
      held.buffer.release();
      held = Held.cached(held.info, expansion);
      chunks.set(i, held);
    }
    return new Fetched(held.info, held.bytes());
  }

  /// Gives the expansion of a chunk to the cache, where it shall be there and is not; null for others.
  private @Nullable NativeBuffer expand(Held held, FilePlace place, PageCodec codec) {
    ChunkCache cache = file.cache();
    FileIdentity identity = file.identity();
    if (held.cached
        || held.map != null
        || identity == null
        || !cache.isReadAgain(identity, held.info)) {
      return null;
    }
    NativeBuffer made = cache.lookAgain(identity, held.info);
    if (made != null) {
      // Somebody else has expanded it meanwhile.
      return made;
    }
    NativeBuffer expansion =
        ChunkExpansion.of(
            place, held.info, held.bytes(), codec, cache.chunkBytesMax(), cache::room);
    if (expansion != null) {
      cache.keep(identity, held.info, expansion);
    }
    return expansion;
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
    chunks.forEach(held -> held.buffer.release());
    chunks.clear();
  }
}
