package dev.lakebird.tableformat.commit;

import dev.lakebird.tableformat.table.MetadataFaults;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.FileIO;

/// Writes the metadata of new table states. Nothing refers to what it writes until a catalog commits the
/// metadata file. When it fails, what it wrote is deleted.
public final class TableStaging {
  private final TableStates states;
  private final FileIO io;
  private final CommitListener listener;

  public TableStaging(TableStates states, CommitListener listener) {
    this.states = states;
    this.io = states.io();
    this.listener = listener;
  }

  /// Writes a planned table, with its first data files where it has any.
  public StagedTable create(TableState planned, List<DataFile> files) {
    return stage(planned, files, Map.of());
  }

  /// Writes the state that a table comes to when files are added to it, and properties set that its files
  /// need.
  public StagedTable append(TableState base, List<DataFile> files, Map<String, String> properties) {
    return stage(base, files, properties);
  }

  /// Writes the state that a table comes to when files take the place of all that it has.
  public StagedTable overwrite(TableState base, List<DataFile> files) {
    var tracked = new TrackedFileIO(io);
    try {
      var operations = new StagingOperations(base.metadata(), tracked, listener);
      overwriteFiles(operations, files);
      return stage(operations, Map.of(), tracked);
    } catch (RuntimeException failure) {
      delete(tracked.written());
      throw failure;
    }
  }

  private StagedTable stage(TableState base, List<DataFile> files, Map<String, String> properties) {
    var tracked = new TrackedFileIO(io);
    try {
      return stage(base.metadata(), files, properties, tracked);
    } catch (RuntimeException failure) {
      delete(tracked.written());
      throw failure;
    }
  }

  private StagedTable stage(
      TableMetadata base,
      List<DataFile> files,
      Map<String, String> properties,
      TrackedFileIO tracked) {
    var operations = new StagingOperations(base, tracked, listener);
    if (!files.isEmpty()) {
      appendFiles(operations, files);
    }
    return stage(operations, properties, tracked);
  }

  private StagedTable stage(
      StagingOperations operations, Map<String, String> properties, TrackedFileIO tracked) {
    TableMetadata next = HistoryWindow.shorten(operations.current());
    if (!properties.isEmpty()) {
      next = TableMetadata.buildFrom(next).setProperties(properties).build();
    }
    String location = operations.newMetadataLocation();
    write(next, tracked, location);
    listener.reached(CommitStage.METADATA_FILE);
    TableMetadata written =
        TableMetadata.buildFrom(next).discardChanges().withMetadataLocation(location).build();
    var state = new TableState(written);
    states.keep(location, state);
    return new StagedTable(state, location, tracked.written());
  }

  private static void appendFiles(StagingOperations operations, List<DataFile> files) {
    TableMetadata base = operations.current();
    try {
      var table = new BaseTable(operations, base.uuid(), report -> {});
      AppendFiles append = table.newAppend();
      files.forEach(append::appendFile);
      append.commit();
    } catch (RuntimeException failure) {
      throw operations
          .listenerFailure()
          .orElseGet(() -> MetadataFaults.translate(failure, base.location()));
    }
  }

  private static void overwriteFiles(StagingOperations operations, List<DataFile> files) {
    TableMetadata base = operations.current();
    try {
      var table = new BaseTable(operations, base.uuid(), report -> {});
      OverwriteFiles overwrite =
          table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
      files.forEach(overwrite::addFile);
      overwrite.commit();
    } catch (RuntimeException failure) {
      throw operations
          .listenerFailure()
          .orElseGet(() -> MetadataFaults.translate(failure, base.location()));
    }
  }

  private static void write(TableMetadata metadata, TrackedFileIO tracked, String location) {
    try {
      TableMetadataParser.write(metadata, tracked.newOutputFile(location));
    } catch (RuntimeException failure) {
      throw MetadataFaults.translate(failure, location);
    }
  }

  /// Deletes files that no commit names. What cannot be deleted is left behind and logged, since the
  /// write has failed or will be done again for a reason of its own.
  public void delete(List<String> locations) {
    for (String location : locations) {
      try {
        io.deleteFile(location);
      } catch (RuntimeException failure) {
        System.getLogger(TableStaging.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "An unused file was left behind: " + location,
                failure);
      }
    }
  }
}
