package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.tableformat.parquet.footer.FilePlace;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.format.CompressionCodec;

/// The decompressors of one thread, made when first asked for: native where the platform has one.
public final class PageCodec {
  private final Map<CompressionCodec, Decompressor> decompressors =
      new EnumMap<>(CompressionCodec.class);

  /// Fails with UNIMPLEMENTED where pages of the codec cannot be read.
  static void requireSupported(CompressionCodec codec, FilePlace place) {
    switch (codec) {
      case UNCOMPRESSED, SNAPPY, ZSTD -> {}
      case GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
          throw place.unimplemented("Parquet compression " + codec);
    }
  }

  /// Decompresses all of `from` to all of `to`, whose size the page header gives.
  void decompress(CompressionCodec codec, MemorySegment from, MemorySegment to, FilePlace place) {
    if (to.byteSize() == 0) {
      return;
    }
    int written;
    try {
      written = decompressor(codec).decompress(from, to);
    } catch (RuntimeException e) {
      throw place.corrupt("a page cannot be decompressed", e);
    }
    if (written != to.byteSize()) {
      throw place.corrupt("a page is not as long as its header says");
    }
  }

  private Decompressor decompressor(CompressionCodec codec) {
    return decompressors.computeIfAbsent(
        codec,
        c -> c == CompressionCodec.ZSTD ? ZstdDecompressor.create() : SnappyDecompressor.create());
  }
}
