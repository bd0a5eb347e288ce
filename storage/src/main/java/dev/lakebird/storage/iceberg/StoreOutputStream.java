package dev.lakebird.storage.iceberg;

import dev.lakebird.storage.bytes.ByteWriter;
import org.apache.iceberg.io.PositionOutputStream;

/// Iceberg's stream over a [ByteWriter]: closing commits, unless a write failed. A write that fails gives
/// the file up at once, since not every writer of Iceberg and Avro closes its stream then.
final class StoreOutputStream extends PositionOutputStream {
  private final ByteWriter writer;
  private final byte[] single = new byte[1];
  private boolean failed;
  private boolean closed;

  StoreOutputStream(ByteWriter writer) {
    this.writer = writer;
  }

  @Override
  public long getPos() {
    return writer.position();
  }

  @Override
  public long storedLength() {
    return writer.position();
  }

  @Override
  public void write(int b) {
    single[0] = (byte) b;
    write(single, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    boolean done = false;
    try {
      writer.write(bytes, offset, length);
      done = true;
    } finally {
      if (!done) {
        failed = true;
        writer.close();
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (writer) {
      if (!failed) {
        IcebergFaults.translated(
            () -> {
              writer.commit();
            });
      }
    }
  }
}
