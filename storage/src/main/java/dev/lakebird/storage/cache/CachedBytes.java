package dev.lakebird.storage.cache;

import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.OpenCalls;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.ReadCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads of a remote file that look into the cache first. Ranges are kept as they were asked for: the
/// next query of the same columns asks for the same ranges.
public final class CachedBytes implements RandomAccessBytes {
  private final RandomAccessBytes remote;
  private final RangeCache cache;
  private final OpenCalls calls = new OpenCalls();

  public CachedBytes(RandomAccessBytes remote, RangeCache cache) {
    this.remote = remote;
    this.cache = cache;
  }

  @Override
  public String location() {
    return remote.location();
  }

  @Override
  public long length() {
    return remote.length();
  }

  @Override
  public FileIdentity identity() {
    return remote.identity();
  }

  @Override
  public Optional<FileIdentity> knownIdentity() {
    return remote.knownIdentity();
  }

  @Override
  public void readRanges(List<RangeRead> reads) {
    calls.run(
        () -> {
          List<RangeRead> missing = fromCache(reads);
          if (!missing.isEmpty()) {
            fetch(missing);
          }
        });
  }

  @Override
  public CompletableFuture<Void> startReads(List<RangeRead> reads) {
    var missing = new ArrayList<RangeRead>();
    calls.run(() -> missing.addAll(fromCache(reads)));
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return calls.start("lakebird-cached-read", () -> fetch(missing)).done();
  }

  @Override
  public ReadCounters counters() {
    return remote.counters();
  }

  @Override
  public void close() {
    calls.close();
    remote.close();
  }

  private List<RangeRead> fromCache(List<RangeRead> reads) {
    Optional<FileIdentity> identity = remote.knownIdentity();
    if (identity.isEmpty()) {
      return List.copyOf(reads);
    }
    var missing = new ArrayList<RangeRead>();
    for (RangeRead read : reads) {
      if (!cache.find(identity.get(), read.offset(), read.target())) {
        missing.add(read);
      }
    }
    return missing;
  }

  private void fetch(List<RangeRead> missing) {
    remote.readRanges(missing);
    FileIdentity identity = remote.identity();
    for (RangeRead read : missing) {
      cache.keep(identity, read.offset(), read.target());
    }
  }
}
