package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.model.TableEntry;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/// Files to be added to a table.
///
/// @param target the table as the statement saw it
/// @param files written for the table's columns as of `target`
/// @param read the tables that the statement read, as it saw them; empty for INSERT … VALUES
/// @param properties what the table's properties gain: imported files need a name mapping
public record TableAppend(
    TableEntry target,
    List<DataFile> files,
    List<TableEntry> read,
    Map<String, String> properties) {
  public TableAppend {
    files = List.copyOf(files);
    read = List.copyOf(read);
    properties = Map.copyOf(properties);
  }

  /// Files that the table itself wrote.
  public TableAppend(TableEntry target, List<DataFile> files, List<TableEntry> read) {
    this(target, files, read, Map.of());
  }
}
