package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.tableformat.parquet.footer.FooterCache;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.parquet.footer.RowGroupInfo;
import dev.lakebird.tableformat.scan.ColumnResolver.Origin;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.ValueBounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Parquet files read as one table. All files have the columns of the first, by name and type, in any
/// order. Their footers are read once, when the source is opened.
public final class ParquetTableSource implements TableSource {
  private final Storage storage;
  private final ChunkCache cache;
  private final List<OpenedFile> files;
  private final List<ScanColumn> columns;

  private record OpenedFile(ParquetFooter footer, long length, Map<String, FileColumn> byName) {}

  private ParquetTableSource(Storage storage, ChunkCache cache, List<OpenedFile> files) {
    this.storage = storage;
    this.cache = cache;
    this.files = List.copyOf(files);
    this.columns = tableColumns(files);
  }

  /// Opens files that nobody else reads.
  ///
  /// @throws LakebirdException as where there is a cache
  public static ParquetTableSource open(Storage storage, List<String> locations) {
    return open(storage, ChunkCache.NONE, locations);
  }

  /// Opens the files at these locations, of which there is at least one; blocks for their footers.
  ///
  /// @param cache where chunks that are read again may be
  /// @throws LakebirdException NOT_FOUND where there is no file, CORRUPT_FILE where one is no Parquet file
  ///     or is damaged, INVALID_QUERY where two differ in their columns
  public static ParquetTableSource open(Storage storage, ChunkCache cache, List<String> locations) {
    if (locations.isEmpty()) {
      throw new LakebirdException(ErrorCode.NOT_FOUND, "No file matches the path");
    }
    return new ParquetTableSource(
        storage, cache, ParallelCalls.map(locations, location -> openFile(storage, location)));
  }

  @Override
  public List<ScanColumn> columns() {
    return columns;
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(files.stream().mapToLong(f -> f.footer.rowCount()).sum());
  }

  @Override
  public Scan plan(ScanRequest request) {
    requireReadable(request);
    var scanFiles = new ArrayList<ScanFile>();
    var splits = new ArrayList<FileSplit>();
    long rows = 0;
    long pruned = 0;
    for (OpenedFile file : files) {
      var scanFile = new ScanFile(storage, file.footer, file.length, cache);
      scanFiles.add(scanFile);
      for (RowGroupInfo group : file.footer.rowGroups()) {
        if (mayMatch(request, file, group)) {
          splits.add(new FileSplit(splits.size(), scanFile, group.start(), group.start() + 1));
          rows += group.rowCount();
        } else {
          pruned++;
        }
      }
    }
    Map<String, OpenedFile> byLocation = new HashMap<>();
    files.forEach(f -> byLocation.put(f.footer.location(), f));
    ColumnResolver resolver =
        (footer, column) ->
            new Origin.InFile(
                column(
                    byLocation.getOrDefault(footer.location(), files.getFirst()),
                    columns.get(column)));
    return new FileScan(
        columns, resolver, request, scanFiles, splits, OptionalLong.of(rows), pruned);
  }

  private boolean mayMatch(ScanRequest request, OpenedFile file, RowGroupInfo group) {
    return request.filters().stream()
        .allMatch(
            filter ->
                filter.pruning().isEmpty()
                    || Pruner.mayMatch(
                        filter.pruning().get(),
                        c -> group.chunks().get(column(file, columns.get(c)).leaf()).range()));
  }

  private void requireReadable(ScanRequest request) {
    OpenedFile first = files.getFirst();
    for (int c : request.columns()) {
      FileColumn column = column(first, columns.get(c));
      if (column.unsupported().isPresent()) {
        throw new FilePlace(first.footer.location(), column.name())
            .unimplemented(column.unsupported().get());
      }
    }
  }

  private static OpenedFile openFile(Storage storage, String location) {
    try (RandomAccessBytes bytes = storage.open(location)) {
      ParquetFooter footer = FooterCache.shared().load(bytes);
      Map<String, FileColumn> byName = new HashMap<>();
      for (FileColumn column : footer.columns()) {
        byName.put(column.name(), column);
      }
      return new OpenedFile(footer, bytes.length(), byName);
    }
  }

  private static FileColumn column(OpenedFile file, ScanColumn wanted) {
    FileColumn column = file.byName.get(wanted.name());
    if (column == null) {
      throw LakebirdException.internal("A column vanished from its file");
    }
    return column;
  }

  private static List<ScanColumn> tableColumns(List<OpenedFile> files) {
    OpenedFile first = files.getFirst();
    for (OpenedFile file : files) {
      requireSameColumns(first, file);
    }
    var columns = new ArrayList<ScanColumn>();
    for (FileColumn column : first.footer.columns()) {
      boolean nullable =
          files.stream()
              .map(f -> f.byName.get(column.name()))
              .anyMatch(c -> c != null && c.column().nullable());
      Column described = column.column();
      columns.add(
          new ScanColumn(
              new Column(described.name(), described.type(), described.parameters(), nullable),
              column.vectorType(),
              bounds(files, column)));
    }
    return List.copyOf(columns);
  }

  private static void requireSameColumns(OpenedFile first, OpenedFile file) {
    for (FileColumn column : first.footer.columns()) {
      FileColumn other = file.byName.get(column.name());
      if (other == null
          || !other.vectorType().equals(column.vectorType())
          || file.byName.size() != first.byName.size()) {
        throw new LakebirdException(
                ErrorCode.INVALID_QUERY, "The Parquet files of one table differ in their columns")
            .with("file", file.footer.location())
            .with("first_file", first.footer.location())
            .with("column", column.name());
      }
    }
  }

  private static Optional<ValueBounds> bounds(List<OpenedFile> files, FileColumn column) {
    Optional<ValueBounds> all = Optional.empty();
    if (column.unsupported().isPresent() || !column.vectorType().layout().isFixedWidth()) {
      return all;
    }
    for (OpenedFile file : files) {
      FileColumn own = file.byName.get(column.name());
      for (RowGroupInfo group : file.footer.rowGroups()) {
        if (own == null || own.unsupported().isPresent()) {
          return Optional.empty();
        }
        ColumnRange range = group.chunks().get(own.leaf()).range();
        if (range.isAllNull()) {
          continue;
        }
        Optional<ValueBounds> part = range.integers(column.vectorType().scale());
        if (part.isEmpty()) {
          return Optional.empty();
        }
        all = Optional.of(all.isPresent() ? all.get().union(part.get()) : part.get());
      }
    }
    return all;
  }
}
