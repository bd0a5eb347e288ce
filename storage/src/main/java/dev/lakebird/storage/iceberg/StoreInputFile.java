package dev.lakebird.storage.iceberg;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import java.util.OptionalLong;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/// A file to read, found when its length or its content is first asked for.
final class StoreInputFile implements InputFile {
  private final ByteStore store;
  private final String location;
  private volatile OptionalLong length;

  StoreInputFile(ByteStore store, String location, OptionalLong length) {
    this.store = store;
    this.location = location;
    this.length = length;
  }

  @Override
  public long getLength() {
    if (length.isEmpty()) {
      length = OptionalLong.of(IcebergFaults.translated(this::lookUpLength));
    }
    return length.getAsLong();
  }

  @Override
  public SeekableInputStream newStream() {
    return IcebergFaults.translated(
        () -> {
          var bytes = store.open(location, length);
          length = OptionalLong.of(bytes.length());
          return new StoreInputStream(bytes);
        });
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public boolean exists() {
    return store.find(location).isPresent();
  }

  @Override
  public String toString() {
    return location;
  }

  private long lookUpLength() {
    return store
        .find(location)
        .orElseThrow(
            () ->
                new LakebirdException(ErrorCode.NOT_FOUND, "The file does not exist")
                    .with("file", location))
        .length();
  }
}
