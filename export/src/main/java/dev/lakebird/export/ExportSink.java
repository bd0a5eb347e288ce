package dev.lakebird.export;

import dev.lakebird.foundation.Progress;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Writes rows to numbered files: each worker to one of its own, and to a further one whenever a file has
/// reached the target size. Rows that come in an order come from one worker, so they keep it from the first
/// file to the last. Every file that is complete lies at its location; what makes them an export is the
/// manifest.
final class ExportSink implements RowSink {
  /// A file is closed by the batch that brings it to so many bytes.
  static final long FILE_BYTES_TARGET = 256L << 20;

  private final ExportDestination destination;
  private final List<Column> columns;
  private final Storage storage;
  private final WriteMode mode;
  private final ExportFiles files;
  private final Progress progress;
  private final long fileBytesTarget;
  private final AtomicInteger nextNumber = new AtomicInteger();
  private final List<ExportedFile> complete = new ArrayList<>();

  ExportSink(
      ExportDestination destination,
      List<Column> columns,
      Storage storage,
      WriteMode mode,
      ExportFiles files,
      Progress progress,
      long fileBytesTarget) {
    this.destination = destination;
    this.columns = List.copyOf(columns);
    this.storage = storage;
    this.mode = mode;
    this.files = files;
    this.progress = progress;
    this.fileBytesTarget = fileBytesTarget;
  }

  @Override
  public List<ScanColumn> columns() {
    return columns.stream()
        .map(column -> new ScanColumn(column, VectorType.of(column.type()), Optional.empty()))
        .toList();
  }

  @Override
  public Writer openWriter(BufferAllocator allocator) {
    return new RollingWriter(allocator);
  }

  /// The files that are complete, by number.
  List<ExportedFile> complete() {
    synchronized (complete) {
      return complete.stream().sorted(Comparator.comparingInt(ExportedFile::number)).toList();
    }
  }

  /// Makes sure that there is a file, though there was no row.
  void finish(BufferAllocator allocator) {
    if (complete().isEmpty()) {
      try (var open = new OpenFile(allocator)) {
        open.finish();
      }
    }
  }

  /// Deletes the files that are complete; called when all writers are closed.
  void abandon() {
    List<String> locations = complete().stream().map(ExportedFile::location).toList();
    if (!locations.isEmpty()) {
      storage.deleteAll(locations);
    }
  }

  private final class RollingWriter implements Writer {
    private final BufferAllocator allocator;
    private @Nullable OpenFile open;

    RollingWriter(BufferAllocator allocator) {
      this.allocator = allocator;
    }

    @Override
    public void write(Batch batch) {
      if (batch.selectedCount() == 0) {
        return;
      }
      OpenFile file = open == null ? new OpenFile(allocator) : open;
      open = file;
      file.write(batch);
      if (file.isFull()) {
        finishFile(file);
      }
    }

    @Override
    public void finish() {
      if (open != null) {
        finishFile(open);
      }
    }

    private void finishFile(OpenFile file) {
      try (file) {
        file.finish();
      } finally {
        open = null;
      }
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }

  private final class OpenFile implements AutoCloseable {
    private final int number = nextNumber.getAndIncrement();
    private final String location = destination.shard(number);
    private final ExportFile file;
    private long rows;
    private long bytesTold;

    OpenFile(BufferAllocator allocator) {
      this.file = files.open(storage.create(location, mode), allocator);
    }

    void write(Batch batch) {
      file.write(batch);
      rows += batch.selectedCount();
      progress.rows(batch.selectedCount());
      tell(file.writtenBytes());
    }

    boolean isFull() {
      return file.writtenBytes() >= fileBytesTarget;
    }

    void finish() {
      long bytes = file.finish();
      synchronized (complete) {
        complete.add(new ExportedFile(number, location, rows, bytes));
      }
      tell(bytes);
      progress.fileDone();
    }

    private void tell(long bytes) {
      if (bytes > bytesTold) {
        progress.bytes(bytes - bytesTold);
        bytesTold = bytes;
      }
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
