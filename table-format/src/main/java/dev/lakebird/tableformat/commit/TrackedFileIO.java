package dev.lakebird.tableformat.commit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/// Remembers what was written through it. Does not close what it wraps.
final class TrackedFileIO implements FileIO {
  private static final long serialVersionUID = 1;

  private final transient FileIO io;
  private final transient Set<String> written = ConcurrentHashMap.newKeySet();

  TrackedFileIO(FileIO io) {
    this.io = io;
  }

  List<String> written() {
    return List.copyOf(written);
  }

  @Override
  public InputFile newInputFile(String location) {
    return io.newInputFile(location);
  }

  @Override
  public InputFile newInputFile(String location, long length) {
    return io.newInputFile(location, length);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    written.add(location);
    return io.newOutputFile(location);
  }

  @Override
  public void deleteFile(String location) {
    io.deleteFile(location);
    written.remove(location);
  }

  @Override
  public Map<String, String> properties() {
    return io.properties();
  }
}
