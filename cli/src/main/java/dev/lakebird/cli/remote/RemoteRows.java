package dev.lakebird.cli.remote;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.types.arrow.ArrowBatches;
import dev.lakebird.types.vector.Batch;
import java.util.Optional;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Rows of a statement as they come over the wire.
final class RemoteRows implements RowReader {
  private final FlightStream stream;
  private final BufferAllocator memory;
  private @Nullable Batch current;
  private boolean closed;

  RemoteRows(FlightStream stream, BufferAllocator memory) {
    this.stream = stream;
    this.memory = memory;
  }

  @Override
  public Optional<Batch> next() {
    release();
    try {
      if (!stream.next()) {
        return Optional.empty();
      }
      Batch batch = ArrowBatches.read(stream.getRoot(), memory);
      current = batch;
      return Optional.of(batch);
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    }
  }

  private void release() {
    if (current != null) {
      current.release();
      current = null;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    release();
    try {
      stream.close();
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    } catch (Exception e) {
      throw RemoteFailures.unexpected(e);
    }
  }
}
