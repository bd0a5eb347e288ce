package dev.lakebird.ingestload.parquet;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.source.BadRecords;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.ingestload.source.LoadFailures;
import dev.lakebird.ingestload.source.LoadReader;
import dev.lakebird.ingestload.source.LoadSource;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.tableformat.scan.ParallelCalls;
import dev.lakebird.tableformat.scan.ParquetTableSource;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Parquet files, their row groups handed out file after file. All footers are read when the source is
/// opened, so that a file that is missing or no Parquet file is found before a row is written. Columns are
/// matched by name, whatever their case and order; one that a file does not have is NULL.
public final class ParquetLoadSource implements LoadSource {
  private final List<OpenedFile> files;
  private final List<Column> columns;
  private final LoadContext context;
  private final List<Scan> scans = new ArrayList<>();
  private int current = -1;

  /// A file with the position, in its columns, of each column that is loaded; -1 where it has none.
  private record OpenedFile(StoredFile file, ParquetTableSource source, int[] positions) {}

  /// A row group to read.
  record Work(
      String file, ParquetTableSource source, int[] positions, Scan scan, Scan.Split split) {}

  private ParquetLoadSource(List<OpenedFile> files, List<Column> columns, LoadContext context) {
    this.files = files;
    this.columns = columns;
    this.context = context;
  }

  /// Opens the files; blocks for their footers.
  ///
  /// @param wanted the columns of the table; empty where they are those of the last file by name, as
  ///     BigQuery has it
  /// @param ignoresUnknown whether columns of files that the table does not have are left out
  /// @throws LakebirdException with `file` and `column`: CORRUPT_FILE, NOT_FOUND, TYPE_MISMATCH, INVALID_QUERY
  ///     for a column that the table does not have, UNIMPLEMENTED for what cannot be read yet
  public static ParquetLoadSource open(
      Storage storage,
      List<StoredFile> files,
      List<Column> wanted,
      boolean ignoresUnknown,
      LoadContext context) {
    List<ParquetTableSource> sources =
        ParallelCalls.map(
            files,
            file -> {
              try {
                return ParquetTableSource.open(storage, List.of(file.location()));
              } catch (RuntimeException e) {
                throw LoadFailures.in(file.location(), e);
              }
            });
    List<Column> columns = wanted.isEmpty() ? columnsOf(files, sources) : wanted;
    List<OpenedFile> opened = new ArrayList<>();
    for (int f = 0; f < files.size(); f++) {
      opened.add(match(files.get(f), sources.get(f), columns, ignoresUnknown));
    }
    return new ParquetLoadSource(opened, columns, context);
  }

  private static List<Column> columnsOf(List<StoredFile> files, List<ParquetTableSource> sources) {
    int last = 0;
    for (int f = 1; f < files.size(); f++) {
      if (files.get(f).location().compareTo(files.get(last).location()) > 0) {
        last = f;
      }
    }
    return sources.get(last).columns().stream()
        .map(ScanColumn::column)
        .map(c -> new Column(c.name(), c.type(), c.parameters(), true))
        .toList();
  }

  private static OpenedFile match(
      StoredFile file, ParquetTableSource source, List<Column> columns, boolean ignoresUnknown) {
    Map<String, Integer> byName = new HashMap<>();
    List<ScanColumn> own = source.columns();
    for (int c = 0; c < own.size(); c++) {
      if (byName.put(own.get(c).name().toLowerCase(Locale.ROOT), c) != null) {
        throw at(
            file, own.get(c), ErrorCode.AMBIGUOUS_NAME, "Two columns of the file have one name");
      }
    }
    int[] positions = new int[columns.size()];
    for (int c = 0; c < positions.length; c++) {
      Column column = columns.get(c);
      Integer found = byName.remove(column.name().toLowerCase(Locale.ROOT));
      positions[c] = found == null ? -1 : found;
      if (found == null) {
        if (!column.nullable()) {
          throw new LakebirdException(
                  ErrorCode.NOT_NULL_VIOLATION,
                  "The file has no column for the required field " + column.name())
              .with("file", file.location());
        }
        continue;
      }
      ScanColumn given = own.get(found);
      requireReadable(source, found, file);
      if (!ColumnConversion.exists(given.column().type(), column.type())) {
        throw at(
            file,
            given,
            ErrorCode.TYPE_MISMATCH,
            "Field "
                + column.name()
                + " has type "
                + column.sqlType()
                + ", but the file has "
                + given.column().sqlType());
      }
    }
    if (!byName.isEmpty() && !ignoresUnknown) {
      ScanColumn unknown = own.get(byName.values().stream().min(Integer::compare).orElseThrow());
      throw at(file, unknown, ErrorCode.INVALID_QUERY, "No such field: " + unknown.name());
    }
    return new OpenedFile(file, source, positions);
  }

  /// Planning a scan of the column refuses what cannot be read.
  private static void requireReadable(ParquetTableSource source, int column, StoredFile file) {
    try (Scan unused = source.plan(new ScanRequest(List.of(column), List.of(), List.of(), 1))) {
      assert unused.splitCount() >= 0;
    } catch (RuntimeException e) {
      throw LoadFailures.in(file.location(), e);
    }
  }

  private static LakebirdException at(
      StoredFile file, ScanColumn column, ErrorCode code, String message) {
    return new LakebirdException(code, message)
        .with("file", file.location())
        .with("column", column.name());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  /// Rows of all files.
  public long rowCount() {
    return files.stream().mapToLong(f -> f.source.rowCount().orElse(0)).sum();
  }

  LoadContext context() {
    return context;
  }

  /// The next row group that no reader has taken yet.
  synchronized Optional<Work> nextWork() {
    while (true) {
      if (current >= 0 && current < files.size()) {
        OpenedFile file = files.get(current);
        Scan scan = scans.getLast();
        Optional<Scan.Split> split = scan.nextSplit();
        if (split.isPresent()) {
          return Optional.of(
              new Work(file.file.location(), file.source, file.positions, scan, split.get()));
        }
        context.progress().fileDone();
        context.progress().bytes(file.file.length());
      }
      if (current + 1 >= files.size()) {
        current = files.size();
        return Optional.empty();
      }
      current++;
      OpenedFile file = files.get(current);
      List<Integer> read = new ArrayList<>();
      for (int position : file.positions) {
        if (position >= 0) {
          read.add(position);
        }
      }
      scans.add(file.source.plan(new ScanRequest(read, List.of(), List.of(), context.batchRows())));
    }
  }

  @Override
  public LoadReader openReader(BufferAllocator allocator) {
    return new ParquetLoadReader(this, allocator);
  }

  @Override
  public BadRecords finish() {
    return BadRecords.NONE;
  }

  @Override
  public synchronized void close() {
    scans.forEach(Scan::close);
    scans.clear();
  }
}
