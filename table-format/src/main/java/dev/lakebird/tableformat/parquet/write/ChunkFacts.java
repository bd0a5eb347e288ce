package dev.lakebird.tableformat.parquet.write;

import java.util.Optional;

/// What is known of the values of a column in a row group or file.
///
/// @param rowCount all rows, NULLs among them
/// @param nullCount rows that are NULL
/// @param nanCount values that are NaN; 0 for types that have none
/// @param compressedBytes the size of its pages with their headers
/// @param bounds the least and greatest value, NULL and NaN apart, where there is a value
public record ChunkFacts(
    long rowCount,
    long nullCount,
    long nanCount,
    long compressedBytes,
    Optional<ColumnBounds> bounds) {
  /// Of no rows.
  public static final ChunkFacts NONE = new ChunkFacts(0, 0, 0, 0, Optional.empty());

  ChunkFacts withCompressedBytes(long bytes) {
    return new ChunkFacts(rowCount, nullCount, nanCount, bytes, bounds);
  }

  /// Of both sets of rows.
  ChunkFacts plus(ChunkFacts other) {
    Optional<ColumnBounds> both =
        bounds.isEmpty()
            ? other.bounds
            : Optional.of(other.bounds.map(bounds.get()::union).orElse(bounds.get()));
    return new ChunkFacts(
        rowCount + other.rowCount,
        nullCount + other.nullCount,
        nanCount + other.nanCount,
        compressedBytes + other.compressedBytes,
        both);
  }
}
