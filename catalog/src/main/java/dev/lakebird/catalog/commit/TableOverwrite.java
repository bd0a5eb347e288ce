package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.model.TableEntry;
import java.util.List;
import org.apache.iceberg.DataFile;

/// Files that take the place of all that a table has.
///
/// @param target the table as the statement saw it; the commit needs it still there
/// @param files written for the table's columns as of `target`
/// @param read the tables that the statement read, as it saw them
public record TableOverwrite(TableEntry target, List<DataFile> files, List<TableEntry> read) {
  public TableOverwrite {
    files = List.copyOf(files);
    read = List.copyOf(read);
  }
}
