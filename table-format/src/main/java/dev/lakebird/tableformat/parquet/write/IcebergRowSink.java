package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// Writes rows to new data files of an Iceberg table: one file a writer, and a further one whenever a file
/// has reached the target size; a writer without rows makes none. The files are visible in storage but in no
/// snapshot: the owner commits [#dataFiles] after every writer has finished, or calls [#abandon].
///
/// Decimals are taken at any width and scale and brought to their column's scale, rounding half away from
/// zero. NULL in a required column is NOT_NULL_VIOLATION; a decimal, STRING or BYTES that its column is too
/// narrow for is OUT_OF_RANGE; both name the column.
public final class IcebergRowSink implements RowSink {
  /// A file is closed by the row group that brings it to so many bytes.
  public static final long FILE_BYTES_TARGET = 256L << 20;

  private final Schema schema;
  private final List<ScanColumn> columns;
  private final List<ParquetColumn> parquetColumns;
  private final String dataFolder;
  private final Storage storage;
  private final ParquetWriteOptions options;
  private final long fileBytesTarget;
  private final String operation = UUID.randomUUID().toString();
  private final AtomicInteger fileNumber = new AtomicInteger();
  private final List<DataFile> finished = new ArrayList<>();

  /// @param schema the schema written by
  /// @param columns its columns, in order
  /// @param spec how the table is partitioned; only unpartitioned tables can be written yet
  /// @param tableLocation the table's folder; data files go to `data` below it
  /// @throws LakebirdException UNIMPLEMENTED for partitioned tables and for column types that cannot be written
  public IcebergRowSink(
      Schema schema,
      List<Column> columns,
      PartitionSpec spec,
      String tableLocation,
      Storage storage,
      ParquetWriteOptions options,
      long fileBytesTarget) {
    if (spec.isPartitioned()) {
      throw LakebirdException.unimplemented("Writing to a partitioned table");
    }
    this.schema = schema;
    this.dataFolder = (tableLocation.endsWith("/") ? tableLocation : tableLocation + "/") + "data/";
    this.storage = storage;
    this.options = options;
    this.fileBytesTarget = fileBytesTarget;
    this.parquetColumns = new ArrayList<>();
    this.columns = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Types.NestedField field = schema.columns().get(i);
      var column = ParquetColumn.of(columns.get(i), OptionalInt.of(field.fieldId()));
      requireSameType(column, field.type());
      parquetColumns.add(column);
      this.columns.add(new ScanColumn(columns.get(i), vectorType(column), Optional.empty()));
    }
  }

  /// A sink for new files of a table at its state.
  public static IcebergRowSink of(TableState state, Storage storage) {
    return new IcebergRowSink(
        state.metadata().schema(),
        state.columns(),
        state.metadata().spec(),
        state.location(),
        storage,
        ParquetWriteOptions.of(state.metadata().properties()),
        FILE_BYTES_TARGET);
  }

  /// The columns with the narrowest vector that holds every value of each.
  @Override
  public List<ScanColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Writer openWriter(BufferAllocator allocator) {
    return new FileRollingWriter(allocator);
  }

  /// The files of all writers that have finished.
  public List<DataFile> dataFiles() {
    synchronized (finished) {
      return List.copyOf(finished);
    }
  }

  /// Rows in the files of all writers that have finished.
  public long rowCount() {
    synchronized (finished) {
      return finished.stream().mapToLong(DataFile::recordCount).sum();
    }
  }

  /// Deletes the files of all writers that have finished; for a write that is known not to be committed.
  public void abandon() {
    List<String> locations;
    synchronized (finished) {
      locations = finished.stream().map(DataFile::location).toList();
      finished.clear();
    }
    storage.deleteAll(locations);
  }

  private ParquetFileWriter openFile(BufferAllocator allocator) {
    String name = "%s-%05d.parquet".formatted(operation, fileNumber.getAndIncrement());
    return ParquetFileWriter.open(
        parquetColumns,
        storage.create(dataFolder + name, WriteMode.IF_ABSENT),
        Map.of("iceberg.schema", SchemaParser.toJson(schema)),
        options,
        allocator);
  }

  private static VectorType vectorType(ParquetColumn column) {
    if (!column.isDecimal()) {
      return VectorType.of(column.column().type());
    }
    Layout layout =
        column.precision() <= ParquetColumn.INT64_DIGITS_MAX ? Layout.INT64 : Layout.DECIMAL128;
    return VectorType.decimal(column.column().type(), layout, column.scale());
  }

  /// Tables of other engines have types that read as a GoogleSQL type but lie otherwise in Parquet.
  private static void requireSameType(ParquetColumn column, Type type) {
    boolean same =
        switch (type.typeId()) {
          case BOOLEAN, LONG, DOUBLE, STRING, BINARY, DATE, TIME, TIMESTAMP -> true;
          case DECIMAL -> {
            var decimal = (Types.DecimalType) type;
            yield decimal.precision() == column.precision() && decimal.scale() == column.scale();
          }
          default -> false;
        };
    if (!same) {
      throw LakebirdException.unimplemented(
          "Writing column " + column.name() + " of the Iceberg type " + type);
    }
  }

  private final class FileRollingWriter implements Writer {
    private final BufferAllocator allocator;
    private final List<DataFile> written = new ArrayList<>();
    private @Nullable ParquetFileWriter file;
    private boolean isFinished;

    FileRollingWriter(BufferAllocator allocator) {
      this.allocator = allocator;
    }

    @Override
    public void write(Batch batch) {
      if (batch.selectedCount() == 0) {
        return;
      }
      if (file == null) {
        file = openFile(allocator);
      }
      file.write(batch);
      if (file.writtenBytes() >= fileBytesTarget) {
        finishFile(file);
      }
    }

    @Override
    public void finish() {
      if (file != null) {
        finishFile(file);
      }
      synchronized (finished) {
        finished.addAll(written);
      }
      isFinished = true;
    }

    private void finishFile(ParquetFileWriter open) {
      try (open) {
        written.add(DataFileFacts.dataFile(schema, parquetColumns, open.finish()));
      } finally {
        file = null;
      }
    }

    @Override
    public void close() {
      try {
        if (file != null) {
          file.close();
          file = null;
        }
      } finally {
        if (!isFinished && !written.isEmpty()) {
          storage.deleteAll(written.stream().map(DataFile::location).toList());
        }
      }
    }
  }
}
