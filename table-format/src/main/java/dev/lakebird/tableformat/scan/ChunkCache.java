package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.RecencyCache;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.tableformat.parquet.decode.ChunkExpansion;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Column chunks that were read more than once, decompressed, in memory of a fixed size. Keyed by
/// [FileIdentity], so a replaced file is never read as it was.
///
/// A chunk is kept when it is read a second time before chunks of the size of the cache were read in between:
/// a scan of more than the cache holds leaves what is in it alone. What was not read the longest goes first.
/// Any thread may use it.
public final class ChunkCache implements AutoCloseable {
  /// A chunk that takes more than this share of the cache is not kept.
  private static final int ENTRY_SHARE = 8;

  /// What a chunk counts at least, so that small ones do not fill the heap with their keys.
  private static final long CHUNK_BYTES_MIN = 16 << 10;

  /// The most chunks of a large cache, for the same reason.
  private static final int CHUNKS_MAX = 1 << 16;

  /// Keeps nothing.
  public static final ChunkCache NONE = new ChunkCache(Memory.root(0), 0);

  private final long bytesMax;
  private final long chunkBytesMin;
  private final BufferAllocator memory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, NativeBuffer> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final RecencyCache<Key, Long> seen;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private long keptBytes;
  private boolean closed;

  /// A column chunk of a file.
  private record Key(FileIdentity file, ColumnChunkInfo.Pages pages) {
    static Key of(FileIdentity file, ColumnChunkInfo chunk) {
      return new Key(file, chunk.pages());
    }
  }

  /// @param parent the memory that the cache's is part of
  /// @param bytesMax what all chunks take at most; 0 keeps none. Readers may hold chunks that have left the cache
  ///     until they are done with them.
  public ChunkCache(BufferAllocator parent, long bytesMax) {
    this.bytesMax = bytesMax;
    this.chunkBytesMin = Math.max(CHUNK_BYTES_MIN, bytesMax / CHUNKS_MAX);
    this.memory = Memory.child(parent, "chunk cache", Long.MAX_VALUE);
    this.seen = new RecencyCache<>(bytesMax, bytes -> Math.max(bytes, chunkBytesMin));
  }

  /// The most bytes of a chunk that is kept.
  long chunkBytesMax() {
    return Math.min(bytesMax / ENTRY_SHARE, ChunkExpansion.BYTES_MAX);
  }

  /// The expansion of a chunk with a reference for the caller, or null where it is not kept.
  @Nullable NativeBuffer find(FileIdentity file, ColumnChunkInfo chunk) {
    if (bytesMax == 0) {
      return null;
    }
    NativeBuffer found = lookAgain(file, chunk);
    (found == null ? misses : hits).increment();
    return found;
  }

  /// As [#find] of a chunk that was not kept a moment before.
  @Nullable NativeBuffer lookAgain(FileIdentity file, ColumnChunkInfo chunk) {
    lock.lock();
    try {
      NativeBuffer found = kept.get(Key.of(file, chunk));
      return found == null ? null : found.retain();
    } finally {
      lock.unlock();
    }
  }

  /// Notes that a chunk that is not kept was read; whether it shall be kept.
  boolean isReadAgain(FileIdentity file, ColumnChunkInfo chunk) {
    long bytes = chunk.uncompressedBytes();
    if (chunk.rowCount() == 0 || Math.max(bytes, chunkBytesMin) > chunkBytesMax()) {
      return false;
    }
    var key = Key.of(file, chunk);
    boolean again = seen.find(key).isPresent();
    seen.keep(key, bytes);
    return again;
  }

  /// A buffer for an expansion, or null where the machine has no memory for it. Nothing leaves the cache
  /// before the expansion is whole.
  @Nullable NativeBuffer room(long bytes) {
    try {
      return NativeBuffer.allocate(memory, bytes);
    } catch (LakebirdException e) {
      return null;
    }
  }

  /// Keeps the expansion of a chunk; the caller's reference stays with the caller.
  void keep(FileIdentity file, ColumnChunkInfo chunk, NativeBuffer expansion) {
    lock.lock();
    try {
      if (!closed && kept.putIfAbsent(Key.of(file, chunk), expansion) == null) {
        expansion.retain();
        keptBytes += weight(expansion);
        shrinkTo(bytesMax);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Bytes that are kept now, and those that readers still hold of what was.
  public long allocatedBytes() {
    return memory.getAllocatedMemory();
  }

  /// How often a chunk was asked for and was there.
  public long hits() {
    return hits.sum();
  }

  /// How often a chunk was asked for and was not there.
  public long misses() {
    return misses.sum();
  }

  private void shrinkTo(long bytes) {
    var oldest = kept.values().iterator();
    while (keptBytes > bytes && oldest.hasNext()) {
      NativeBuffer gone = oldest.next();
      oldest.remove();
      keptBytes -= weight(gone);
      gone.release();
    }
  }

  private long weight(NativeBuffer buffer) {
    return Math.max(buffer.arrow().getActualMemoryConsumed(), chunkBytesMin);
  }

  /// Frees what is kept; all readers are closed by then.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      shrinkTo(0);
    } finally {
      lock.unlock();
    }
    memory.close();
  }
}
