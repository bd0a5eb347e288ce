package dev.lakebird.ingestload;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.csv.CsvLoad;
import dev.lakebird.ingestload.json.JsonLoad;
import dev.lakebird.ingestload.options.LoadOptions;
import dev.lakebird.ingestload.parquet.ParquetLoadSource;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.ingestload.source.LoadSource;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// One LOAD DATA from its files to a sink. What the sink holds is committed, or abandoned, by the owner.
public final class Load implements AutoCloseable {
  private final LoadSource source;
  private final LoadContext context;
  private final long files;
  private final long bytes;

  private Load(LoadSource source, LoadContext context, long files, long bytes) {
    this.source = source;
    this.context = context;
    this.files = files;
    this.bytes = bytes;
  }

  /// Finds the files and opens them as far as it takes to know their columns.
  ///
  /// @param columns of the rows to be written; empty where the files say which
  /// @param listed those of them that the statement writes, in its order; empty where it writes none
  /// @throws LakebirdException NOT_FOUND for a location that names no file, and what is wrong with the files,
  ///     with `file`
  public static Load open(
      Storage storage,
      LoadOptions options,
      List<Column> columns,
      List<String> listed,
      LoadContext context,
      BufferAllocator allocator) {
    List<StoredFile> files = expand(storage, options.uris());
    long bytes = files.stream().mapToLong(StoredFile::length).sum();
    context.progress().expect(files.size(), bytes);
    LoadSource source =
        switch (options.format()) {
          case PARQUET ->
              ParquetLoadSource.open(
                  storage, files, columns, options.ignoresUnknownValues(), context);
          case CSV -> CsvLoad.open(storage, files, options, columns, listed, context, allocator);
          case JSON -> JsonLoad.open(storage, files, options, columns, context, allocator);
        };
    return new Load(source, context, files.size(), bytes);
  }

  /// The bytes of the files that the options name.
  public static long bytes(Storage storage, LoadOptions options) {
    return expand(storage, options.uris()).stream().mapToLong(StoredFile::length).sum();
  }

  /// The files that the locations name, each once.
  private static List<StoredFile> expand(Storage storage, List<String> uris) {
    List<StoredFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String uri : uris) {
      List<StoredFile> found = storage.expand(uri);
      if (found.isEmpty()) {
        throw new LakebirdException(
                ErrorCode.NOT_FOUND,
                uri.indexOf('*') < 0
                    ? "Not found: File " + uri
                    : "Not found: no file matches the pattern " + uri)
            .with("file", uri);
      }
      for (StoredFile file : found) {
        if (seen.add(storage.canonical(file.location()))) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /// The columns of the rows that [#run] writes.
  public List<Column> columns() {
    return source.columns();
  }

  /// Reads everything and writes it to the sink, on `threads` threads.
  ///
  /// @throws LakebirdException the first failure; nothing of the sink may be committed then
  public LoadResult run(RowSink sink, int threads, BufferAllocator allocator) {
    var workers = new LoadWorkers(source, sink, context, allocator);
    long rows = workers.run(threads);
    return new LoadResult(rows, files, bytes, workers.badRecords());
  }

  @Override
  public void close() {
    source.close();
  }
}
