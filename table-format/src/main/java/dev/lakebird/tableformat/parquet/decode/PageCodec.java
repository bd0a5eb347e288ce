package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.tableformat.parquet.footer.FilePlace;
import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/// The decompressors of one thread, made when first asked for: native where the platform has one.
public final class PageCodec {
  private static final int CHUNK_BYTES = 1 << 14;

  private final Map<CompressionCodec, Decompressor> decompressors =
      new EnumMap<>(CompressionCodec.class);

  /// Fails with UNIMPLEMENTED where pages of the codec cannot be read.
  static void requireSupported(CompressionCodec codec, FilePlace place) {
    switch (codec) {
      case UNCOMPRESSED, SNAPPY, ZSTD, LZ4_RAW, GZIP -> {}
      case LZO, BROTLI, LZ4 -> throw place.unimplemented("Parquet compression " + codec);
    }
  }

  /// Decompresses all of `from` to all of `to`, whose size the page header gives.
  void decompress(CompressionCodec codec, MemorySegment from, MemorySegment to, FilePlace place) {
    if (to.byteSize() == 0) {
      return;
    }
    long written;
    try {
      written =
          codec == CompressionCodec.GZIP
              ? inflate(from, to)
              : decompressor(codec).decompress(from, to);
    } catch (RuntimeException | IOException e) {
      throw place.corrupt("a page cannot be decompressed", e);
    }
    if (written != to.byteSize()) {
      throw place.corrupt("a page is not as long as its header says");
    }
  }

  /// Inflates members of RFC 1952, one behind another, and answers how many bytes they hold: no more than
  /// one chunk beyond what fits.
  private static long inflate(MemorySegment from, MemorySegment to) throws IOException {
    var chunk = new byte[CHUNK_BYTES];
    long at = 0;
    try (var members =
        new GZIPInputStream(new SegmentInput(from, 0, from.byteSize()), CHUNK_BYTES)) {
      for (int read = members.read(chunk); read >= 0; read = members.read(chunk)) {
        long fits = Math.min(read, to.byteSize() - at);
        MemorySegment.copy(chunk, 0, to, ValueLayout.JAVA_BYTE, at, (int) fits);
        at += read;
        if (fits < read) {
          break;
        }
      }
    }
    return at;
  }

  private Decompressor decompressor(CompressionCodec codec) {
    return decompressors.computeIfAbsent(
        codec,
        c ->
            switch (c) {
              case ZSTD -> ZstdDecompressor.create();
              case SNAPPY -> SnappyDecompressor.create();
              case LZ4_RAW -> Lz4Decompressor.create();
              case UNCOMPRESSED, GZIP, LZO, BROTLI, LZ4 ->
                  throw new IllegalArgumentException("No decompressor of " + c);
            });
  }
}
