package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Footers as they were read, least recently used first out: a footer of many row groups takes longer to
/// read than a query that it prunes. Keyed by [FileIdentity], so a replaced file is never described by
/// its old footer. Holds metadata alone, no values of pages. Any thread may use it.
public final class FooterCache {
  /// Column chunks of all footers in the cache of the process, each a few hundred bytes on the heap.
  public static final int CHUNKS_MAX = 1 << 16;

  private static final FooterCache SHARED = new FooterCache(CHUNKS_MAX);

  private final int chunksMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<FileIdentity, ParquetFooter> footers = new LinkedHashMap<>(16, 0.75f, true);
  private long chunks;

  /// A cache of footers that describe at most `chunksMax` column chunks in all.
  public FooterCache(int chunksMax) {
    this.chunksMax = chunksMax;
  }

  /// The cache of the process.
  public static FooterCache shared() {
    return SHARED;
  }

  /// The footer of an opened file; blocks for one or two reads where it is not at hand.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException as [FooterReader#read] does
  public ParquetFooter load(RandomAccessBytes file) {
    Optional<FileIdentity> known = file.knownIdentity();
    if (known.isPresent()) {
      Optional<ParquetFooter> found = find(known.get());
      if (found.isPresent()) {
        return found.get().at(file.location());
      }
    }
    ParquetFooter read = FooterReader.read(file);
    file.knownIdentity().ifPresent(identity -> keep(identity, read));
    return read;
  }

  /// How many footers it holds.
  public int size() {
    lock.lock();
    try {
      return footers.size();
    } finally {
      lock.unlock();
    }
  }

  private Optional<ParquetFooter> find(FileIdentity file) {
    lock.lock();
    try {
      return Optional.ofNullable(footers.get(file));
    } finally {
      lock.unlock();
    }
  }

  private void keep(FileIdentity file, ParquetFooter footer) {
    long more = weight(footer);
    if (more > chunksMax) {
      return;
    }
    lock.lock();
    try {
      if (footers.putIfAbsent(file, footer) == null) {
        chunks += more;
      }
      Iterator<ParquetFooter> oldest = footers.values().iterator();
      while (chunks > chunksMax) {
        chunks -= weight(oldest.next());
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /// A footer without row groups counts, too.
  private static long weight(ParquetFooter footer) {
    return 1 + (long) footer.rowGroups().size() * Math.max(1, footer.columns().size());
  }
}
