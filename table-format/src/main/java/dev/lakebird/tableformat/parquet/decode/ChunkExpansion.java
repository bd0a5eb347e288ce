package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Makes of a column chunk the one that would be there had its pages never been compressed, with their
/// checksums verified: what is read again costs neither a second time.
public final class ChunkExpansion {
  /// Readers of strings hold 32-bit offsets into an expansion.
  public static final int BYTES_MAX = Integer.MAX_VALUE - ChunkBytes.SLACK_BYTES;

  /// A chunk of more pages has been made up, or is not worth their headers.
  private static final int PAGES_MAX = 1 << 14;

  private static final long TOO_LARGE = -1;

  private final FilePlace place;
  private final ColumnChunkInfo info;
  private final ChunkBytes chunk;
  private final PageCodec codec;
  private final List<Part> parts = new ArrayList<>();

  /// A page: what it becomes, and where its body lies.
  ///
  /// @param plainBytes the first bytes of the body, which are not compressed
  private record Part(
      byte[] header, long bodyStart, int bodyBytes, int plainBytes, int expandedBytes) {
    boolean isPlain() {
      return plainBytes == bodyBytes;
    }
  }

  private ChunkExpansion(FilePlace place, ColumnChunkInfo info, ChunkBytes chunk, PageCodec codec) {
    this.place = place;
    this.info = info;
    this.chunk = chunk;
    this.codec = codec;
  }

  /// How a chunk is described whose expansion has so many bytes.
  public static ColumnChunkInfo describe(ColumnChunkInfo info, long bytes) {
    return new ColumnChunkInfo(
        info.start(),
        bytes,
        info.uncompressedBytes(),
        info.rowCount(),
        CompressionCodec.UNCOMPRESSED,
        info.dictionaryOnly(),
        info.range(),
        info.pageIndex());
  }

  /// The expansion of a chunk that is in memory whole, which the caller owns; its size is that of the
  /// buffer less [ChunkBytes#SLACK_BYTES]. Null where it would be too large, where there is no room, or where
  /// the chunk is damaged, which is told to whoever reads the page.
  ///
  /// @param bytesMax the most bytes it may have, up to [#BYTES_MAX]
  /// @param room gives a buffer of so many bytes, or null where there is none
  public static @Nullable NativeBuffer of(
      FilePlace place,
      ColumnChunkInfo info,
      ChunkBytes chunk,
      PageCodec codec,
      long bytesMax,
      LongFunction<@Nullable NativeBuffer> room) {
    var expansion = new ChunkExpansion(place, info, chunk, codec);
    NativeBuffer target;
    try {
      long bytes = expansion.measure(Math.min(bytesMax, BYTES_MAX));
      target = bytes == TOO_LARGE ? null : room.apply(bytes + ChunkBytes.SLACK_BYTES);
    } catch (LakebirdException e) {
      return null;
    }
    if (target == null) {
      return null;
    }
    boolean filled = false;
    try {
      expansion.fill(target.segment());
      filled = true;
      return target;
    } catch (LakebirdException e) {
      return null;
    } finally {
      if (!filled) {
        target.release();
      }
    }
  }

  /// Reads the headers up to the page that brings the last row; returns how long the expansion is, or
  /// [#TOO_LARGE].
  private long measure(long bytesMax) {
    var headers = new PageHeaders(place, info, chunk);
    long position = chunk.start();
    long bytes = 0;
    for (long seen = 0; seen < info.rowCount(); ) {
      PageHeaders.Page page = headers.read(position);
      if (page.isData()) {
        seen += headers.rows(page.header(), seen);
      }
      if (page.isData() || page.isDictionary()) {
        headers.checkCrc(page.header(), page.bodyStart());
        Part part = part(page);
        parts.add(part);
        bytes += part.header.length + (long) part.expandedBytes;
        if (bytes > bytesMax || parts.size() > PAGES_MAX) {
          return TOO_LARGE;
        }
      }
      position = page.bodyEnd();
    }
    return bytes;
  }

  private Part part(PageHeaders.Page page) {
    int bodyBytes = page.header().getCompressed_page_size();
    int expandedBytes = page.header().getUncompressed_page_size();
    var header = new PageHeader(page.header());
    int plainBytes = info.codec() == CompressionCodec.UNCOMPRESSED ? bodyBytes : 0;
    if (header.getType() == PageType.DATA_PAGE_V2) {
      DataPageHeaderV2 v2 = header.getData_page_header_v2();
      boolean compressed = !v2.isSetIs_compressed() || v2.isIs_compressed();
      plainBytes =
          compressed && plainBytes == 0 ? v2.getDefinition_levels_byte_length() : bodyBytes;
      v2.setIs_compressed(false);
    }
    if (plainBytes < 0
        || plainBytes > Math.min(bodyBytes, expandedBytes)
        || plainBytes == bodyBytes && bodyBytes != expandedBytes) {
      throw place.corrupt("the sizes of a page do not fit each other");
    }
    header.setCompressed_page_size(expandedBytes);
    header.unsetCrc();
    return new Part(written(header), page.bodyStart(), bodyBytes, plainBytes, expandedBytes);
  }

  private byte[] written(PageHeader header) {
    var out = new ByteArrayOutputStream();
    try {
      Util.writePageHeader(header, out);
    } catch (IOException e) {
      throw place.corrupt("a page header cannot be written", e);
    }
    return out.toByteArray();
  }

  private void fill(MemorySegment target) {
    MemorySegment source = chunk.buffer().segment();
    long at = 0;
    for (Part part : parts) {
      MemorySegment.copy(MemorySegment.ofArray(part.header), 0, target, at, part.header.length);
      at += part.header.length;
      MemorySegment.copy(source, part.bodyStart, target, at, part.plainBytes);
      if (!part.isPlain()) {
        codec.decompress(
            info.codec(),
            source.asSlice(part.bodyStart + part.plainBytes, part.bodyBytes - part.plainBytes),
            target.asSlice(at + part.plainBytes, part.expandedBytes - part.plainBytes),
            place);
      }
      at += part.expandedBytes;
    }
  }
}
