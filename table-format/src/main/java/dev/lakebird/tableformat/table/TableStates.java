package dev.lakebird.tableformat.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;

/// Loads table metadata files. They never change, so those of late are kept by location.
public final class TableStates {
  private static final int KEPT_COUNT_MAX = 256;

  private final FileIO io;
  private final Map<String, TableState> kept = new LinkedHashMap<>(16, 0.75f, true);

  public TableStates(FileIO io) {
    this.io = io;
  }

  /// The bytes that the tables' files are read from and written to.
  public FileIO io() {
    return io;
  }

  /// The state that a metadata file says. A file that is missing or unreadable is CORRUPT_FILE.
  public TableState load(String metadataLocation) {
    synchronized (kept) {
      TableState known = kept.get(metadataLocation);
      if (known != null) {
        return known;
      }
    }
    TableState state = new TableState(read(metadataLocation));
    keep(metadataLocation, state);
    return state;
  }

  /// Keeps a state that was just written.
  public void keep(String metadataLocation, TableState state) {
    synchronized (kept) {
      kept.put(metadataLocation, state);
      if (kept.size() > KEPT_COUNT_MAX) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }

  private TableMetadata read(String location) {
    try {
      return TableMetadataParser.read(io, location);
    } catch (RuntimeException failure) {
      throw MetadataFaults.translate(failure, location);
    }
  }
}
