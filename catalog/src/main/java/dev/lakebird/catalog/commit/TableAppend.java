package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.model.TableEntry;
import java.util.List;
import org.apache.iceberg.DataFile;

/// Files to be added to a table.
///
/// @param target the table as the statement saw it
/// @param files written for the table's columns as of `target`
/// @param read the tables that the statement read, as it saw them; empty for INSERT … VALUES
public record TableAppend(TableEntry target, List<DataFile> files, List<TableEntry> read) {
  public TableAppend {
    files = List.copyOf(files);
    read = List.copyOf(read);
  }
}
