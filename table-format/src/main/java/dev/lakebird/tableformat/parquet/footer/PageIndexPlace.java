package dev.lakebird.tableformat.parquet.footer;

/// Where the page index of a column chunk lies in the file; the stretches lie within the file.
///
/// @param offsetsStart where the offset index begins
/// @param offsetsBytes its length
/// @param rangesStart where the column index begins
/// @param rangesBytes its length, 0 where there is none
public record PageIndexPlace(
    long offsetsStart, int offsetsBytes, long rangesStart, int rangesBytes) {}
