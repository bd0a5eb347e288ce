package dev.lakebird.tableformat.table;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.RecencyCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.types.Types.NestedField;

/// Sums the metrics of a table's data files. Reads the manifest list always, the manifests only where
/// they are few; otherwise the columns stay unknown.
public final class TableStatisticsReader {
  private static final int MANIFEST_COUNT_MAX = 64;
  private static final int FILE_COUNT_MAX = 10_000;

  /// Columns of all tables whose statistics are kept.
  private static final int COLUMNS_KEPT_MAX = 1 << 14;

  private static final RecencyCache<Key, TableStatistics> KEPT =
      new RecencyCache<>(COLUMNS_KEPT_MAX, statistics -> 1 + statistics.columns().size());

  private final FileIO io;

  /// What statistics follow from: a manifest list never changes, and columns come from the schema.
  private record Key(String manifestList, int schemaId) {}

  public TableStatisticsReader(FileIO io) {
    this.io = io;
  }

  /// The statistics of a state; a manifest that is missing or damaged is CORRUPT_FILE.
  public TableStatistics read(TableState state) {
    TableMetadata metadata = state.metadata();
    Snapshot snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      return new TableStatistics(0, OptionalLong.of(0), 0, 0, unknown(metadata));
    }
    var key =
        new Key(String.valueOf(snapshot.manifestListLocation()), metadata.schema().schemaId());
    Optional<TableStatistics> known = KEPT.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      TableStatistics statistics = read(metadata, snapshot);
      if (snapshot.manifestListLocation() != null) {
        KEPT.keep(key, statistics);
      }
      return statistics;
    } catch (RuntimeException failure) {
      throw MetadataFaults.translate(failure, state.location());
    }
  }

  private TableStatistics read(TableMetadata metadata, Snapshot snapshot) {
    List<ManifestFile> manifests = snapshot.dataManifests(io);
    long rows = 0;
    long files = 0;
    for (ManifestFile manifest : manifests) {
      rows += count(manifest.addedRowsCount()) + count(manifest.existingRowsCount());
      files += count(manifest.addedFilesCount()) + count(manifest.existingFilesCount());
    }
    OptionalLong exact =
        snapshot.deleteManifests(io).isEmpty() ? OptionalLong.of(rows) : OptionalLong.empty();
    if (manifests.size() > MANIFEST_COUNT_MAX || files > FILE_COUNT_MAX) {
      return new TableStatistics(rows, exact, files, 0, unknown(metadata));
    }
    var sums = metadata.schema().columns().stream().map(ColumnMetricsSum::new).toList();
    long bytes = 0;
    for (ManifestFile manifest : manifests) {
      bytes += addManifest(metadata, manifest, sums);
    }
    return new TableStatistics(
        rows, exact, files, bytes, sums.stream().map(ColumnMetricsSum::statistics).toList());
  }

  private long addManifest(
      TableMetadata metadata, ManifestFile manifest, List<ColumnMetricsSum> sums) {
    long bytes = 0;
    try (ManifestReader<DataFile> reader = ManifestFiles.read(manifest, io, metadata.specsById())) {
      for (DataFile file : reader) {
        bytes += file.fileSizeInBytes();
        for (ColumnMetricsSum sum : sums) {
          sum.add(file);
        }
      }
      return bytes;
    } catch (IOException failure) {
      throw new LakebirdException(
              ErrorCode.STORAGE_UNAVAILABLE, "A manifest of a table cannot be read", failure)
          .with("file", manifest.path());
    }
  }

  private static long count(@org.jspecify.annotations.Nullable Number known) {
    return known == null ? 0 : known.longValue();
  }

  private static List<ColumnStatistics> unknown(TableMetadata metadata) {
    var all = new ArrayList<ColumnStatistics>();
    for (NestedField ignored : metadata.schema().columns()) {
      all.add(ColumnStatistics.UNKNOWN);
    }
    return all;
  }
}
