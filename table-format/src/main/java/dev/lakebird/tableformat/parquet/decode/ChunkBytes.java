package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.types.memory.NativeBuffer;

/// The bytes of a column chunk in memory: a stretch of a buffer, which stays with its owner. Eight
/// bytes past the end are readable.
public record ChunkBytes(NativeBuffer buffer, long start, long end) {
  /// How many readable bytes must follow the last byte of any data that is decoded.
  public static final int SLACK_BYTES = 8;
}
