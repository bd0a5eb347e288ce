package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.types.memory.NativeBuffer;
import org.jspecify.annotations.Nullable;

/// The bytes of a column chunk in memory: a stretch of a buffer, which stays with its owner. Eight
/// bytes past the end are readable.
///
/// @param map which pages are there; null where all are
public record ChunkBytes(NativeBuffer buffer, long start, long end, @Nullable PageMap map) {
  /// How many readable bytes must follow the last byte of any data that is decoded.
  public static final int SLACK_BYTES = 8;
}
