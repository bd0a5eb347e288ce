package dev.lakebird.export;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// One export: rows go to [#sink], then [#commit] writes the manifest, or [#abandon] deletes what was
/// written. A process that dies in between leaves files without a manifest; these stand in the way of the
/// next export as any other files do, unless it overwrites. Belongs to one thread; the sink's writers belong
/// to theirs.
public final class Export {
  private final ExportOptions options;
  private final List<Column> columns;
  private final Storage storage;
  private final WriteMode mode;
  private final ExportSink sink;

  private Export(
      ExportOptions options,
      List<Column> columns,
      Storage storage,
      Progress progress,
      long fileBytesTarget) {
    this.options = options;
    this.columns = List.copyOf(columns);
    this.storage = storage;
    this.mode = options.overwrite() ? WriteMode.REPLACE : WriteMode.IF_ABSENT;
    this.sink =
        new ExportSink(
            options.destination(),
            columns,
            storage,
            mode,
            files(options, columns),
            progress,
            fileBytesTarget);
  }

  /// Starts an export. With overwrite the manifest of an earlier one goes, since its files will.
  ///
  /// @throws LakebirdException ALREADY_EXISTS where files match the destination and are not to be overwritten;
  ///     UNIMPLEMENTED for a column that the format cannot take yet, INVALID_QUERY for one that it never takes
  public static Export start(
      ExportOptions options, List<Column> columns, Storage storage, Progress progress) {
    return start(options, columns, storage, progress, ExportSink.FILE_BYTES_TARGET);
  }

  static Export start(
      ExportOptions options,
      List<Column> columns,
      Storage storage,
      Progress progress,
      long fileBytesTarget) {
    var export = new Export(options, columns, storage, progress, fileBytesTarget);
    String manifest = options.destination().manifest();
    if (options.overwrite()) {
      storage.delete(manifest);
    } else {
      export.refuseExisting(manifest);
    }
    return export;
  }

  /// Where the rows go.
  public RowSink sink() {
    return sink;
  }

  /// Ends the export, all writers of the sink having finished; an export without rows has one file.
  public ExportManifest commit(BufferAllocator allocator) {
    sink.finish(allocator);
    var manifest =
        new ExportManifest(options.format(), options.compression(), columns, sink.complete());
    storage.write(options.destination().manifest(), manifest.toJson(), mode);
    return manifest;
  }

  /// Gives the export up because of a failure, all writers of the sink being closed: deletes the files that
  /// it has written.
  public void abandon(RuntimeException failure) {
    try {
      sink.abandon();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void refuseExisting(String manifest) {
    List<StoredFile> existing = storage.expand(options.destination().pattern());
    if (!existing.isEmpty() || storage.exists(manifest)) {
      throw new LakebirdException(
              ErrorCode.ALREADY_EXISTS,
              "Files exist already where the export goes; use the option overwrite=true to replace"
                  + " them")
          .with("uri", options.destination().pattern())
          .with("file", existing.isEmpty() ? manifest : existing.getFirst().location());
    }
  }

  private static ExportFiles files(ExportOptions options, List<Column> columns) {
    return switch (options.format()) {
      case PARQUET -> ParquetExportFile.files(columns, options.compression());
      case CSV -> TextExportFile.csv(columns, options);
      case JSON -> TextExportFile.json(columns, options);
    };
  }
}
