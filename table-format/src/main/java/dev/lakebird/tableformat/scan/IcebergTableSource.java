package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.schema.IcebergSchemas;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/// An Iceberg table at one snapshot. Manifests are read at most once, when the source is opened; files are
/// pruned by their metrics when a scan is planned, row groups when they are reached. Source: the Iceberg
/// specification, "Scan Planning" and "Column Projection".
public final class IcebergTableSource implements TableSource {
  private static final int INT64_DIGITS_MAX = 18;

  private final Storage storage;
  private final ChunkCache cache;
  private final TableMetadata metadata;
  private final List<NestedField> fields;
  private final List<IcebergDataFile> files;
  private final List<ScanColumn> columns;

  private IcebergTableSource(
      Storage storage,
      ChunkCache cache,
      TableMetadata metadata,
      Schema schema,
      List<IcebergDataFile> files) {
    this.storage = storage;
    this.cache = cache;
    this.metadata = metadata;
    this.fields = schema.columns();
    this.files = List.copyOf(files);
    this.columns = fields.stream().map(this::scanColumn).toList();
  }

  /// The table as its current snapshot has it, read by nobody else.
  ///
  /// @throws LakebirdException as where there is a cache
  public static IcebergTableSource open(Storage storage, TableState state) {
    return open(storage, ChunkCache.NONE, state);
  }

  /// The table as its current snapshot has it; without one it is empty. Blocks for the manifests.
  ///
  /// @param cache where chunks that are read again may be
  /// @throws LakebirdException CORRUPT_FILE where a manifest is missing or damaged, UNIMPLEMENTED where the
  ///     snapshot has delete files or data files of another format
  public static IcebergTableSource open(Storage storage, ChunkCache cache, TableState state) {
    return open(storage, cache, state, Optional.ofNullable(state.metadata().currentSnapshot()));
  }

  /// The table as one of its snapshots has it, with the columns of that time.
  public static IcebergTableSource open(
      Storage storage, ChunkCache cache, TableState state, long snapshotId) {
    Snapshot snapshot = state.metadata().snapshot(snapshotId);
    if (snapshot == null) {
      throw new LakebirdException(
              dev.lakebird.foundation.ErrorCode.NOT_FOUND, "The table has no such snapshot")
          .with("table", state.location())
          .with("snapshot", snapshotId);
    }
    return open(storage, cache, state, Optional.of(snapshot));
  }

  private static IcebergTableSource open(
      Storage storage, ChunkCache cache, TableState state, Optional<Snapshot> snapshot) {
    TableMetadata metadata = state.metadata();
    boolean current = snapshot.isEmpty() || snapshot.get().equals(metadata.currentSnapshot());
    Integer schemaId = current ? null : snapshot.get().schemaId();
    Schema schema = schemaId == null ? null : metadata.schemasById().get(schemaId);
    List<DataFile> files =
        snapshot.isEmpty()
            ? List.of()
            : new SnapshotFiles(storage.fileIO(), metadata, snapshot.get()).load();
    List<IcebergDataFile> described =
        files.stream().map(file -> new IcebergDataFile(file, metadata)).toList();
    return new IcebergTableSource(
        storage, cache, metadata, schema == null ? metadata.schema() : schema, described);
  }

  @Override
  public List<ScanColumn> columns() {
    return columns;
  }

  /// Where the data files lie, in the order in which they are read.
  public List<String> dataFiles() {
    return files.stream().map(f -> f.file().location()).toList();
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(files.stream().mapToLong(f -> f.file().recordCount()).sum());
  }

  @Override
  public Scan plan(ScanRequest request) {
    requireReadable(request);
    var scanFiles = new ArrayList<ScanFile>();
    var splits = new ArrayList<FileSplit>();
    Map<String, IcebergDataFile> byLocation = new HashMap<>();
    long rows = 0;
    long pruned = 0;
    for (IcebergDataFile file : files) {
      if (!mayMatch(request, file)) {
        pruned++;
        continue;
      }
      DataFile data = file.file();
      var scanFile = new ScanFile(storage, data.location(), data.fileSizeInBytes(), cache);
      scanFiles.add(scanFile);
      byLocation.put(data.location(), file);
      addSplits(splits, scanFile, data);
      rows += data.recordCount();
    }
    return new FileScan(
        columns,
        new FieldIdResolver(fields, columns, metadata, byLocation),
        request,
        scanFiles,
        splits,
        OptionalLong.of(rows),
        pruned);
  }

  private static void addSplits(List<FileSplit> splits, ScanFile file, DataFile data) {
    List<Long> offsets = data.splitOffsets();
    if (!isUsable(offsets)) {
      splits.add(new FileSplit(splits.size(), file, 0, Long.MAX_VALUE));
      return;
    }
    for (int i = 0; i < offsets.size(); i++) {
      long start = i == 0 ? 0 : offsets.get(i);
      long end = i + 1 == offsets.size() ? Long.MAX_VALUE : offsets.get(i + 1);
      splits.add(new FileSplit(splits.size(), file, start, end));
    }
  }

  private static boolean isUsable(@org.jspecify.annotations.Nullable List<Long> offsets) {
    if (offsets == null || offsets.isEmpty()) {
      return false;
    }
    for (int i = 1; i < offsets.size(); i++) {
      if (offsets.get(i) <= offsets.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayMatch(ScanRequest request, IcebergDataFile file) {
    for (ScanFilter filter : request.filters()) {
      if (filter.pruning().isPresent()
          && !Pruner.mayMatch(filter.pruning().get(), c -> file.range(fields.get(c)))) {
        return false;
      }
    }
    return true;
  }

  private void requireReadable(ScanRequest request) {
    var wanted = new TreeSet<>(request.columns());
    request.filters().forEach(f -> wanted.addAll(f.predicate().columns()));
    for (int c : wanted) {
      if (!fields.get(c).type().isPrimitiveType()) {
        throw LakebirdException.unimplemented("Reading a nested column from Parquet")
            .with("table", metadata.location())
            .with("column", fields.get(c).name());
      }
    }
  }

  private ScanColumn scanColumn(NestedField field) {
    Column column = IcebergSchemas.column(field, metadata.properties());
    VectorType vectorType =
        field.type() instanceof Types.DecimalType decimal
            ? VectorType.decimal(
                column.type(),
                decimal.precision() <= INT64_DIGITS_MAX ? Layout.INT64 : Layout.DECIMAL128,
                decimal.scale())
            : VectorType.of(column.type());
    return new ScanColumn(column, vectorType, bounds(field, vectorType));
  }

  /// The union of all files' bounds; empty where one file does not prove any.
  private Optional<ValueBounds> bounds(NestedField field, VectorType vectorType) {
    Optional<ValueBounds> all = Optional.empty();
    if (!vectorType.layout().isFixedWidth()) {
      return all;
    }
    for (IcebergDataFile file : files) {
      var range = file.range(field);
      if (range.isAllNull()) {
        continue;
      }
      Optional<ValueBounds> part = range.integers(vectorType.scale());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      all = Optional.of(all.isPresent() ? all.get().union(part.get()) : part.get());
    }
    return all;
  }
}
