package dev.lakebird.demo.datagen;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.tableformat.parquet.write.EncodedRowGroup;
import dev.lakebird.tableformat.parquet.write.ParquetFileFacts;
import dev.lakebird.tableformat.parquet.write.ParquetFileWriter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.parquet.write.RowGroupEncoder;
import dev.lakebird.types.vector.Batch;
import io.trino.tpch.TpchEntity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;

/// Generates TPC-H tables as Parquet files: `DIR/table.parquet` up to scale 1, beyond it files of about one
/// scale's rows each, `DIR/table/part-N.parquet`. Row groups are generated and encoded on all workers and
/// put into their files in the order of the specification's generator, so that the files are the same
/// however many workers there are.
final class TpchFiles {
  private final Storage storage;
  private final BufferAllocator allocator;
  private final ExecutorService workers;
  private final int workerCount;
  private final String folder;
  private final double scale;

  TpchFiles(
      Storage storage,
      BufferAllocator allocator,
      ExecutorService workers,
      int workerCount,
      String folder,
      double scale) {
    this.storage = storage;
    this.allocator = allocator;
    this.workers = workers;
    this.workerCount = workerCount;
    this.folder = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    this.scale = scale;
  }

  /// Told after each piece of a table.
  @FunctionalInterface
  interface Progress {
    void made(String table, int piece, int pieces, long rows);
  }

  /// Writes a table and says what was written.
  List<ParquetFileFacts> write(TpchData<?> data, Progress progress) {
    int pieces = data.pieces(scale);
    int files = scale > 1 && data.isScaled() ? Math.min(pieces, (int) Math.ceil(scale)) : 1;
    var columns = data.columns().stream().map(ParquetColumn::of).toList();
    var written = new ArrayList<ParquetFileFacts>();
    var pending = new ArrayDeque<Future<List<EncodedRowGroup>>>();
    int submitted = 0;
    long rows = 0;
    try {
      int piece = 0;
      for (int file = 0; file < files; file++) {
        int end = (int) ((long) pieces * (file + 1) / files);
        try (var writer = open(columns, location(data, file))) {
          for (; piece < end; piece++) {
            while (submitted < pieces && pending.size() < 2 * workerCount) {
              pending.add(workers.submit(encoding(data, columns, ++submitted, pieces)));
            }
            List<EncodedRowGroup> encoded = await(pending.element());
            pending.remove();
            try {
              for (EncodedRowGroup rowGroup : encoded) {
                writer.append(rowGroup);
                rows += rowGroup.rowCount();
              }
            } finally {
              encoded.forEach(EncodedRowGroup::close);
            }
            progress.made(data.name(), piece + 1, pieces, rows);
          }
          written.add(writer.finish());
        }
      }
    } finally {
      pending.forEach(TpchFiles::discard);
    }
    removeOthers(data, written);
    return written;
  }

  private ParquetFileWriter open(List<ParquetColumn> columns, String location) {
    return ParquetFileWriter.open(
        columns,
        storage.create(location, WriteMode.REPLACE),
        Map.of(),
        ParquetWriteOptions.DEFAULT,
        allocator);
  }

  private String location(TpchData<?> data, int file) {
    return scale > 1
        ? "%s/%s/part-%d.parquet".formatted(folder, data.name(), file)
        : "%s/%s.parquet".formatted(folder, data.name());
  }

  /// Files of an earlier run at a larger scale would be read with those of this one.
  private void removeOthers(TpchData<?> data, List<ParquetFileFacts> written) {
    if (scale <= 1) {
      return;
    }
    var kept = new HashSet<String>();
    written.forEach(facts -> kept.add(storage.canonical(facts.location())));
    for (StoredFile file : storage.expand("%s/%s/part-*.parquet".formatted(folder, data.name()))) {
      if (!kept.contains(storage.canonical(file.location()))) {
        storage.delete(file.location());
      }
    }
  }

  private <E extends TpchEntity> Callable<List<EncodedRowGroup>> encoding(
      TpchData<E> data, List<ParquetColumn> columns, int piece, int pieces) {
    return () -> {
      var rowGroups = new ArrayList<EncodedRowGroup>();
      var buffer = new RowBuffer(data.columns());
      try (var encoder = new RowGroupEncoder(columns, ParquetWriteOptions.DEFAULT, allocator)) {
        for (E row : data.rows(scale, piece, pieces)) {
          data.filler().fill(row, buffer);
          buffer.endRow();
          if (buffer.isFull()) {
            drain(buffer, encoder, rowGroups);
          }
        }
        if (!buffer.isEmpty()) {
          drain(buffer, encoder, rowGroups);
        }
        if (encoder.rowCount() > 0) {
          rowGroups.add(encoder.encode());
        }
        return rowGroups;
      } catch (RuntimeException e) {
        rowGroups.forEach(EncodedRowGroup::close);
        throw e;
      }
    };
  }

  private void drain(RowBuffer buffer, RowGroupEncoder encoder, List<EncodedRowGroup> rowGroups) {
    Batch batch = buffer.drain(allocator);
    try {
      int next = 0;
      while (next < batch.selectedCount()) {
        next = encoder.append(batch, next);
        if (encoder.isFull()) {
          rowGroups.add(encoder.encode());
        }
      }
    } finally {
      batch.release();
    }
  }

  private static List<EncodedRowGroup> await(Future<List<EncodedRowGroup>> encoding) {
    try {
      return encoding.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The generator was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LakebirdException known) {
        throw known;
      }
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "The generator failed", e);
    }
  }

  /// Frees what a piece that is no longer wanted holds or will hold; the failure that led here is the one
  /// to tell.
  private static void discard(Future<List<EncodedRowGroup>> encoding) {
    boolean interrupted = false;
    while (true) {
      try {
        encoding.get().forEach(EncodedRowGroup::close);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
