package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.foundation.RecencyCache;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import java.util.Optional;

/// Footers as they were read: one of many row groups takes longer to read than a query that it prunes.
/// Keyed by [FileIdentity], so a replaced file is never described by its old footer. Holds metadata
/// alone, no values of pages. Any thread may use it.
public final class FooterCache {
  /// Column chunks of all footers in the cache of the process, each a few hundred bytes on the heap.
  public static final int CHUNKS_MAX = 1 << 16;

  private static final FooterCache SHARED = new FooterCache(CHUNKS_MAX);

  private final RecencyCache<FileIdentity, ParquetFooter> footers;

  /// A cache of footers that describe at most `chunksMax` column chunks in all.
  public FooterCache(int chunksMax) {
    this.footers = new RecencyCache<>(chunksMax, FooterCache::weight);
  }

  /// The cache of the process.
  public static FooterCache shared() {
    return SHARED;
  }

  /// The footer of an opened file; blocks for one or two reads where it is not at hand.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException as [FooterReader#read] does
  public ParquetFooter load(RandomAccessBytes file) {
    Optional<ParquetFooter> found = file.knownIdentity().flatMap(footers::find);
    if (found.isPresent()) {
      return found.get().at(file.location());
    }
    ParquetFooter read = FooterReader.read(file);
    file.knownIdentity().ifPresent(identity -> footers.keep(identity, read));
    return read;
  }

  /// How many footers it holds.
  public int size() {
    return footers.size();
  }

  /// A footer without row groups counts, too.
  private static long weight(ParquetFooter footer) {
    return 1 + (long) footer.rowGroups().size() * Math.max(1, footer.columns().size());
  }
}
