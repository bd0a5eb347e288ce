package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.RecencyCache;
import dev.lakebird.tableformat.table.MetadataFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/// Reads which data files a snapshot has, several manifests at once. Those of late are kept by manifest
/// list, a file that never changes, so that a statement over a known snapshot reads no manifest.
record SnapshotFiles(FileIO io, TableMetadata metadata, Snapshot snapshot) {
  /// Data files of all snapshots that are kept, each a few thousand bytes on the heap.
  private static final int FILES_KEPT_MAX = 1 << 13;

  private static final RecencyCache<String, List<DataFile>> KEPT =
      new RecencyCache<>(FILES_KEPT_MAX, files -> 1 + files.size());

  /// All live data files with their metrics.
  ///
  /// @throws LakebirdException UNIMPLEMENTED where rows are deleted by files of their own: a reader that
  ///     ignored them would bring deleted rows back
  List<DataFile> load() {
    String list = snapshot.manifestListLocation();
    Optional<List<DataFile>> known = list == null ? Optional.empty() : KEPT.find(list);
    if (known.isPresent()) {
      return known.get();
    }
    List<DataFile> files = List.copyOf(read());
    if (list != null) {
      KEPT.keep(list, files);
    }
    return files;
  }

  private List<DataFile> read() {
    for (ManifestFile deletes : manifests(true)) {
      if (deletes.hasAddedFiles() || deletes.hasExistingFiles()) {
        throw LakebirdException.unimplemented("Reading Iceberg delete files")
            .with("table", metadata.location());
      }
    }
    var files = new ArrayList<DataFile>();
    ParallelCalls.map(manifests(false), this::read).forEach(files::addAll);
    return files;
  }

  private List<ManifestFile> manifests(boolean deletes) {
    try {
      return deletes ? snapshot.deleteManifests(io) : snapshot.dataManifests(io);
    } catch (RuntimeException e) {
      throw MetadataFaults.translate(e, String.valueOf(snapshot.manifestListLocation()));
    }
  }

  private List<DataFile> read(ManifestFile manifest) {
    var files = new ArrayList<DataFile>();
    try (var reader = ManifestFiles.read(manifest, io, metadata.specsById())) {
      for (DataFile file : reader) {
        requireReadable(file);
        files.add(file.copy());
      }
    } catch (RuntimeException e) {
      throw MetadataFaults.translate(e, manifest.path());
    } catch (IOException e) {
      throw new LakebirdException(
              ErrorCode.STORAGE_UNAVAILABLE, "A manifest of a table cannot be read", e)
          .with("file", manifest.path());
    }
    return files;
  }

  private static void requireReadable(DataFile file) {
    if (file.format() != FileFormat.PARQUET) {
      throw LakebirdException.unimplemented("Reading Iceberg data files of format " + file.format())
          .with("file", file.location());
    }
    if (file.keyMetadata() != null) {
      throw LakebirdException.unimplemented("Reading encrypted Iceberg data files")
          .with("file", file.location());
    }
  }
}
