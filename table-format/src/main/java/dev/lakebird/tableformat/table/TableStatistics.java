package dev.lakebird.tableformat.table;

import java.util.List;
import java.util.OptionalLong;

/// What a table's metadata says of its rows, for a planner.
///
/// @param rowCountMax the rows of all data files, deleted ones included
/// @param rowCount the exact number of rows, where no file deletes any
/// @param bytes the size of all data files; 0 where it was not worth reading the manifests
/// @param columns one entry a column, in table order
public record TableStatistics(
    long rowCountMax,
    OptionalLong rowCount,
    long fileCount,
    long bytes,
    List<ColumnStatistics> columns) {
  public TableStatistics {
    columns = List.copyOf(columns);
  }
}
