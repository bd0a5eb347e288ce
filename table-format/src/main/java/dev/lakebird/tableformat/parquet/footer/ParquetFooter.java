package dev.lakebird.tableformat.parquet.footer;

import java.util.List;

/// The footer of a Parquet file, checked against the length of the file.
public record ParquetFooter(
    String location, long rowCount, List<FileColumn> columns, List<RowGroupInfo> rowGroups) {
  public ParquetFooter {
    columns = List.copyOf(columns);
    rowGroups = List.copyOf(rowGroups);
  }

  /// The same footer for another spelling of the file's location.
  ParquetFooter at(String spelling) {
    return spelling.equals(location)
        ? this
        : new ParquetFooter(spelling, rowCount, columns, rowGroups);
  }
}
