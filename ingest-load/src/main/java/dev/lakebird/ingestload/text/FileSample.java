package dev.lakebird.ingestload.text;

import dev.lakebird.foundation.Progress;
import dev.lakebird.ingestload.options.TextEncoding;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/// The first chunk of a file, to learn from.
public final class FileSample {
  private FileSample() {}

  /// What is learnt from a stretch of whole records.
  public interface Lesson<T> {
    T learn(MemorySegment data, int from, int to);
  }

  /// @param recordsBefore records that are passed over first
  public static <T> T read(
      Storage storage,
      StoredFile file,
      TextEncoding encoding,
      RecordBoundary boundary,
      int recordsBefore,
      BufferAllocator allocator,
      Lesson<T> lesson) {
    var text =
        new TextFile(0, file, boundary, (self, data, from, to) -> recordsBefore, new Progress());
    try (var memory = new ChunkBuffer(allocator)) {
      TextChunk chunk = text.next(storage, encoding, memory);
      return chunk == null
          ? lesson.learn(MemorySegment.NULL, 0, 0)
          : lesson.learn(chunk.buffer().segment(), chunk.from(), chunk.to());
    } catch (TextFile.RecordTooLong e) {
      throw TextFile.RecordTooLong.failure().with("file", file.location()).with("line", 1);
    } finally {
      text.close();
    }
  }
}
