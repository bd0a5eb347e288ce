package dev.lakebird.tableformat.parquet.footer;

import java.util.List;

/// A row group as the footer describes it.
///
/// @param ordinal its position in the file
/// @param start where its first column chunk begins
/// @param rowCount its rows
/// @param chunks one a leaf column; chunks of nested columns are described as far as they can be
public record RowGroupInfo(int ordinal, long start, long rowCount, List<ColumnChunkInfo> chunks) {
  public RowGroupInfo {
    chunks = List.copyOf(chunks);
  }
}
