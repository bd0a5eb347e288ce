package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.tableformat.table.TableState;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/// A table to be made, with its first rows where it has any.
///
/// @param planned what the table is to be
/// @param files written for `planned`
/// @param replaced the table that it takes the name from, for CREATE OR REPLACE
/// @param read the tables that the statement read, as it saw them
public record TableCreation(
    SchemaEntry schema,
    String name,
    TableState planned,
    List<DataFile> files,
    Optional<TableEntry> replaced,
    List<TableEntry> read) {
  public TableCreation {
    files = List.copyOf(files);
    read = List.copyOf(read);
  }
}
