package dev.lakebird.engine.tables;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.tableformat.scan.ChunkCache;
import dev.lakebird.tableformat.scan.ParquetTableSource;
import dev.lakebird.types.scan.TableSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parquet files queried by path. Within one statement a pattern is listed and its footers are read
/// once, so that analysis and execution see the same files. Any thread may use it.
public final class FileTables {
  private final Storage storage;
  private final ChunkCache cache;
  private final Map<String, TableSource> opened = new HashMap<>();

  /// @param cache where column chunks that are read again are kept
  public FileTables(Storage storage, ChunkCache cache) {
    this.storage = storage;
    this.cache = cache;
  }

  /// The files that a path or pattern names as one table, or nothing where there are none.
  public synchronized Optional<TableSource> find(String pattern) {
    TableSource known = opened.get(pattern);
    if (known == null) {
      List<String> locations = storage.expand(pattern).stream().map(StoredFile::location).toList();
      if (locations.isEmpty()) {
        return Optional.empty();
      }
      known = ParquetTableSource.open(storage, cache, locations);
      opened.put(pattern, known);
    }
    return Optional.of(known);
  }
}
