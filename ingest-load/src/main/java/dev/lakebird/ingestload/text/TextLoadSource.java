package dev.lakebird.ingestload.text;

import dev.lakebird.ingestload.options.TextEncoding;
import dev.lakebird.ingestload.source.BadRecords;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.ingestload.source.LoadReader;
import dev.lakebird.ingestload.source.LoadSource;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Text files whose chunks are handed out to readers. A reader takes the next chunk of a file that no other
/// takes from at this moment, so that several files, and the chunks of one, are read at once; a file is
/// read and unpacked by one reader at a time.
public final class TextLoadSource implements LoadSource {
  private final Storage storage;
  private final TextEncoding encoding;
  private final List<Column> columns;
  private final LoadContext context;
  private final ParserFactory parsers;
  private final RecordFailures failures;
  private final List<TextFile> waiting = new ArrayList<>();
  private final List<TextFile> active = new ArrayList<>();

  /// Makes the parser of one reader.
  public interface ParserFactory {
    ChunkParser open(BufferAllocator allocator, RecordFailures failures);
  }

  /// @param columns of the rows
  /// @param badRecordsMax how many records may be left out
  public TextLoadSource(
      Storage storage,
      List<StoredFile> files,
      TextEncoding encoding,
      List<Column> columns,
      RecordBoundary boundary,
      FileHead head,
      ParserFactory parsers,
      long badRecordsMax,
      LoadContext context) {
    this.storage = storage;
    this.encoding = encoding;
    this.columns = List.copyOf(columns);
    this.context = context;
    this.parsers = parsers;
    this.failures = new RecordFailures(badRecordsMax, context.progress());
    for (int f = 0; f < files.size(); f++) {
      waiting.add(new TextFile(f, files.get(f), boundary, head, context.progress()));
    }
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public LoadReader openReader(BufferAllocator allocator) {
    return new TextLoadReader(this, parsers.open(allocator, failures), allocator);
  }

  /// The next chunk, or null where there is none.
  @Nullable TextChunk take(ChunkBuffer memory) {
    while (!failures.stopped()) {
      context.cancellation().check();
      TextFile file = lockFile();
      if (file == null) {
        return null;
      }
      try {
        TextChunk chunk = file.next(storage, encoding, memory);
        if (chunk != null) {
          return chunk;
        }
        synchronized (this) {
          if (active.remove(file)) {
            context.progress().fileDone();
          }
        }
      } catch (TextFile.RecordTooLong e) {
        failures.addFatal(e.file(), e.chunk(), TextFile.RecordTooLong.failure());
      } finally {
        file.lock().unlock();
      }
    }
    return null;
  }

  /// A file whose lock the caller now holds.
  private @Nullable TextFile lockFile() {
    TextFile busy;
    synchronized (this) {
      for (TextFile file : active) {
        if (file.lock().tryLock()) {
          return file;
        }
      }
      if (!waiting.isEmpty()) {
        TextFile file = waiting.removeFirst();
        active.add(file);
        file.lock().lock();
        return file;
      }
      if (active.isEmpty()) {
        return null;
      }
      busy = active.getFirst();
    }
    busy.lock().lock();
    return busy;
  }

  @Override
  public BadRecords finish() {
    return failures.finish();
  }

  @Override
  public synchronized void close() {
    active.forEach(TextFile::close);
    active.clear();
  }
}
