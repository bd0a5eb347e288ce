package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.tableformat.parquet.footer.FooterCache;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A file of a scan: opened when its first part is read, its footer read once. Safe for use by many
/// threads; the scan closes it after all cursors.
final class ScanFile implements AutoCloseable {
  private final Storage storage;
  private final String location;
  private final long length;
  private final ChunkCache cache;
  private final LongAdder bytesCached = new LongAdder();
  private @Nullable RandomAccessBytes bytes;
  private @Nullable FileIdentity identity;
  private @Nullable CompletableFuture<ParquetFooter> footer;

  /// A file of a known length, or of -1 where the store must be asked.
  ScanFile(Storage storage, String location, long length, ChunkCache cache) {
    this.storage = storage;
    this.location = location;
    this.length = length;
    this.cache = cache;
  }

  /// A file whose footer was read before.
  ScanFile(Storage storage, ParquetFooter footer, long length, ChunkCache cache) {
    this(storage, footer.location(), length, cache);
    this.footer = CompletableFuture.completedFuture(footer);
  }

  String location() {
    return location;
  }

  synchronized RandomAccessBytes bytes() {
    RandomAccessBytes opened = bytes;
    if (opened == null) {
      opened = length < 0 ? storage.open(location) : storage.open(location, length);
      bytes = opened;
    }
    return opened;
  }

  /// The content being read, one object a scan; null until a first read of an object has told.
  synchronized @Nullable FileIdentity identity() {
    if (identity == null) {
      identity = bytes().knownIdentity().orElse(null);
    }
    return identity;
  }

  /// The footer, read on a thread of its own when first asked for.
  synchronized CompletableFuture<ParquetFooter> footer() {
    CompletableFuture<ParquetFooter> known = footer;
    if (known == null) {
      known = new CompletableFuture<>();
      footer = known;
      CompletableFuture<ParquetFooter> promise = known;
      Thread.ofVirtual()
          .name("lakebird-footer")
          .start(
              () -> {
                try {
                  promise.complete(FooterCache.shared().load(bytes()));
                } catch (Throwable e) {
                  promise.completeExceptionally(e);
                }
              });
    }
    return known;
  }

  synchronized long bytesRead() {
    return bytes == null ? 0 : bytes.counters().bytesFetched();
  }

  /// Where chunks of the file may be in memory.
  ChunkCache cache() {
    return cache;
  }

  /// Notes bytes of the file that were in the cache.
  void noteCached(long bytes) {
    bytesCached.add(bytes);
  }

  long bytesCached() {
    return bytesCached.sum();
  }

  /// Waits for reads that are under way.
  @Override
  public void close() {
    CompletableFuture<ParquetFooter> reading;
    RandomAccessBytes opened;
    synchronized (this) {
      reading = footer;
      opened = bytes;
    }
    if (opened != null) {
      opened.close();
    }
    if (reading != null) {
      reading.handle((f, e) -> f).join();
    }
  }
}
