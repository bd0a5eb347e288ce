package dev.lakebird.ingestload.text;

import dev.lakebird.ingestload.source.LoadFailures;
import dev.lakebird.ingestload.source.LoadReader;
import dev.lakebird.types.vector.Batch;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads chunk after chunk.
final class TextLoadReader implements LoadReader {
  private final TextLoadSource source;
  private final ChunkParser parser;
  private final ChunkBuffer memory;
  private @Nullable TextChunk chunk;

  TextLoadReader(TextLoadSource source, ChunkParser parser, BufferAllocator allocator) {
    this.source = source;
    this.parser = parser;
    this.memory = new ChunkBuffer(allocator);
  }

  @Override
  public Optional<Batch> next() {
    while (true) {
      TextChunk reading = chunk;
      if (reading == null) {
        reading = source.take(memory);
        if (reading == null) {
          return Optional.empty();
        }
        chunk = reading;
        parser.begin(reading);
      }
      try {
        Optional<Batch> batch = parser.next();
        if (batch.isPresent()) {
          return batch;
        }
      } catch (RuntimeException e) {
        throw LoadFailures.in(reading.file().location(), e);
      }
      reading.file().countLines(reading.index(), reading.skippedLines() + parser.lines());
      chunk = null;
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } finally {
      memory.close();
    }
  }
}
