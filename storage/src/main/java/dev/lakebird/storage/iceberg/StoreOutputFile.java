package dev.lakebird.storage.iceberg;

import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.OptionalLong;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/// A file to write; visible when its stream is closed and no write failed.
final class StoreOutputFile implements OutputFile {
  private final ByteStore store;
  private final String location;

  StoreOutputFile(ByteStore store, String location) {
    this.store = store;
    this.location = location;
  }

  @Override
  public PositionOutputStream create() {
    return open(WriteMode.IF_ABSENT);
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return open(WriteMode.REPLACE);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public InputFile toInputFile() {
    return new StoreInputFile(store, location, OptionalLong.empty());
  }

  @Override
  public String toString() {
    return location;
  }

  private PositionOutputStream open(WriteMode mode) {
    return IcebergFaults.translated(() -> new StoreOutputStream(store.create(location, mode)));
  }
}
