package dev.lakebird.tableformat.parquet.write;

import io.airlift.compress.v3.Compressor;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdNativeCompressor;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/// Compresses the pages of one column chunk after another, by the native libraries where the platform has
/// them. Belongs to one thread.
final class PageCompressor {
  private final CompressionCodec codec;
  private final @Nullable Compressor compressor;
  private boolean storing;

  PageCompressor(ParquetWriteOptions options) {
    codec =
        switch (options.compression()) {
          case NONE -> CompressionCodec.UNCOMPRESSED;
          case SNAPPY -> CompressionCodec.SNAPPY;
          case ZSTD -> CompressionCodec.ZSTD;
        };
    compressor =
        switch (options.compression()) {
          case NONE -> null;
          case SNAPPY -> SnappyCompressor.create();
          case ZSTD -> zstd(options.zstdLevel());
        };
  }

  /// The codec of the chunk's pages.
  CompressionCodec codec() {
    return storing ? CompressionCodec.UNCOMPRESSED : codec;
  }

  /// Begins the next chunk.
  void begin() {
    storing = false;
  }

  boolean isStoring() {
    return storing;
  }

  /// Leaves the pages of this chunk as they are from now on.
  void store() {
    storing = true;
  }

  /// Appends the compressed bytes and returns their number.
  int compress(MemorySegment bytes, GrowingBuffer out) {
    long before = out.size();
    if (compressor == null || storing || bytes.byteSize() == 0) {
      out.append(bytes);
    } else {
      int bound = compressor.maxCompressedLength(Math.toIntExact(bytes.byteSize()));
      MemorySegment target = out.reserve(bound);
      out.advance(compressor.compress(bytes, target.asSlice(before, bound)));
    }
    return Math.toIntExact(out.size() - before);
  }

  private static ZstdCompressor zstd(int level) {
    return ZstdNativeCompressor.isEnabled()
        ? new ZstdNativeCompressor(level)
        : new ZstdJavaCompressor();
  }
}
