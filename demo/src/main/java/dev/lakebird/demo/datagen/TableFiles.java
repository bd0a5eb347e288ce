package dev.lakebird.demo.datagen;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Generates tables as files: `DIR/table.parquet` up to scale 1, beyond it files of about one scale's rows
/// each, `DIR/table/part-N.parquet`. Pieces are generated and encoded on all workers and put into their
/// files in the order of the specification's generator, so that the files are the same however many workers
/// there are.
final class TableFiles<P extends AutoCloseable> {
  private final Storage storage;
  private final FileEncoding<P> encoding;
  private final ExecutorService workers;
  private final int workerCount;
  private final String folder;
  private final double scale;

  TableFiles(
      Storage storage,
      FileEncoding<P> encoding,
      ExecutorService workers,
      int workerCount,
      String folder,
      double scale) {
    this.storage = storage;
    this.encoding = encoding;
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
  List<GeneratedFile> write(GeneratedTable table, Progress progress) {
    int pieces = table.pieces(scale);
    int files = scale > 1 && table.isScaled() ? Math.min(pieces, (int) Math.ceil(scale)) : 1;
    var written = new ArrayList<GeneratedFile>();
    var pending = new ArrayDeque<Future<List<P>>>();
    int submitted = 0;
    long rows = 0;
    try {
      int piece = 0;
      for (int file = 0; file < files; file++) {
        int end = (int) ((long) pieces * (file + 1) / files);
        try (var parts =
            encoding.open(
                table.columns(), storage.create(location(table, file), WriteMode.REPLACE))) {
          for (; piece < end; piece++) {
            while (submitted < pieces && pending.size() < 2 * workerCount) {
              submitted++;
              int number = submitted;
              pending.add(workers.submit(() -> encoding.encode(table, scale, number, pieces)));
            }
            List<P> encoded = await(pending.element());
            pending.remove();
            try {
              for (P part : encoded) {
                rows += parts.append(part);
              }
            } finally {
              encoded.forEach(encoding::discard);
            }
            progress.made(table.name(), piece + 1, pieces, rows);
          }
          written.add(parts.finish());
        }
      }
    } finally {
      pending.forEach(this::discard);
    }
    removeOthers(table, written);
    return written;
  }

  private String location(GeneratedTable table, int file) {
    return scale > 1
        ? "%s/%s/part-%d.%s".formatted(folder, table.name(), file, encoding.extension())
        : "%s/%s.%s".formatted(folder, table.name(), encoding.extension());
  }

  /// Files of an earlier run at a larger scale would be read with those of this one.
  private void removeOthers(GeneratedTable table, List<GeneratedFile> written) {
    if (scale <= 1) {
      return;
    }
    var kept = new HashSet<String>();
    written.forEach(file -> kept.add(storage.canonical(file.location())));
    String pattern = "%s/%s/part-*.%s".formatted(folder, table.name(), encoding.extension());
    for (StoredFile file : storage.expand(pattern)) {
      if (!kept.contains(storage.canonical(file.location()))) {
        storage.delete(file.location());
      }
    }
  }

  private static <P> List<P> await(Future<List<P>> encoding) {
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
  private void discard(Future<List<P>> pending) {
    boolean interrupted = false;
    while (true) {
      try {
        pending.get().forEach(encoding::discard);
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
