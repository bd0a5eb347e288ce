package dev.lakebird.tableformat.parquet.write;

import java.util.List;

/// What a finished file holds.
///
/// @param location where it lies
/// @param rowCount its rows
/// @param byteCount its size
/// @param columns what is known of each column, in the order they were written
/// @param rowGroupOffsets where each row group starts: the places at which readers may split the file
public record ParquetFileFacts(
    String location,
    long rowCount,
    long byteCount,
    List<ChunkFacts> columns,
    List<Long> rowGroupOffsets) {
  public ParquetFileFacts {
    columns = List.copyOf(columns);
    rowGroupOffsets = List.copyOf(rowGroupOffsets);
  }
}
