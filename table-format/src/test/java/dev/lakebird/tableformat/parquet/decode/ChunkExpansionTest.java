package dev.lakebird.tableformat.parquet.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a footer or a page header claims decides nothing before it is measured.
class ChunkExpansionTest {
  private static final int ROWS = 1000;

  private final BufferAllocator memory = Memory.root(1L << 28);
  private final FilePlace place = new FilePlace("made-up.parquet", "c");
  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final AtomicInteger rooms = new AtomicInteger();

  @AfterEach
  void nothingStaysInMemory() {
    memory.close();
  }

  @Test
  void pagesAreDecompressed() throws IOException {
    byte[] body = body();
    add(page(PageType.DATA_PAGE, ROWS, body.length, compressed(body)), compressed(body));
    assertThat(expanded(ROWS, 1 << 20)).isEqualTo(body);
  }

  @Test
  void thePageTypeSaysWhichHeaderCounts() throws IOException {
    byte[] body = body();
    byte[] packed = compressed(body);
    PageHeader header = page(PageType.DATA_PAGE, ROWS, body.length, packed);
    var stray = new DataPageHeaderV2(ROWS, 0, ROWS, Encoding.PLAIN, 0, 0);
    stray.setIs_compressed(false);
    header.setData_page_header_v2(stray);
    add(header, packed);
    assertThat(expanded(ROWS, 1 << 20)).isEqualTo(body);
  }

  @Test
  void pagesThatTakeMoreThanTheyMayTakeNothing() throws IOException {
    byte[] body = body();
    for (int i = 0; i < 8; i++) {
      add(page(PageType.DATA_PAGE, ROWS, body.length, compressed(body)), compressed(body));
    }
    assertThat(expanded(8 * ROWS, 4L * body.length)).isNull();
    assertThat(rooms).hasValue(0);
  }

  @Test
  void aChunkOfEmptyPagesIsNotExpanded() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      add(page(PageType.DATA_PAGE, 0, 0, new byte[0]), new byte[0]);
    }
    byte[] body = body();
    add(page(PageType.DATA_PAGE, ROWS, body.length, compressed(body)), compressed(body));
    assertThat(expanded(ROWS, 1 << 24)).isNull();
    assertThat(rooms).hasValue(0);
  }

  @Test
  void aDamagedPageFreesWhatWasTaken() throws IOException {
    byte[] body = body();
    byte[] packed = compressed(body);
    Arrays.fill(packed, 4, packed.length, (byte) 0x55);
    add(page(PageType.DATA_PAGE, ROWS, body.length, packed), packed);
    assertThat(expanded(ROWS, 1 << 20)).isNull();
    assertThat(rooms).hasValue(1);
  }

  private static byte[] body() {
    var body = new byte[8 * ROWS];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) (i % 37);
    }
    return body;
  }

  private static byte[] compressed(byte[] body) {
    var compressor = ZstdCompressor.create();
    var packed = new byte[compressor.maxCompressedLength(body.length)];
    int length = compressor.compress(body, 0, body.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  private static PageHeader page(PageType type, int rows, int expanded, byte[] packed) {
    var header = new PageHeader(type, expanded, packed.length);
    header.setData_page_header(
        new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    return header;
  }

  private void add(PageHeader header, byte[] packed) throws IOException {
    Util.writePageHeader(header, pages);
    pages.write(packed);
  }

  /// The body of the last page of the expansion of the pages so far, or null where there is none.
  private byte @Nullable [] expanded(int rows, long bytesMax) {
    byte[] bytes = pages.toByteArray();
    NativeBuffer buffer = NativeBuffer.allocate(memory, bytes.length + ChunkBytes.SLACK_BYTES);
    MemorySegment.copy(bytes, 0, buffer.segment(), ValueLayout.JAVA_BYTE, 0, bytes.length);
    var info =
        new ColumnChunkInfo(
            4,
            bytes.length,
            8L * ROWS,
            rows,
            CompressionCodec.ZSTD,
            false,
            ColumnRange.unknown(rows),
            Optional.empty());
    NativeBuffer expansion =
        ChunkExpansion.of(
            place,
            info,
            new ChunkBytes(buffer, 0, bytes.length, null),
            new PageCodec(),
            bytesMax,
            size -> {
              rooms.incrementAndGet();
              return NativeBuffer.allocate(memory, size);
            });
    buffer.release();
    if (expansion == null) {
      return null;
    }
    long end = expansion.bytes() - ChunkBytes.SLACK_BYTES;
    byte[] body =
        expansion.segment().asSlice(end - 8L * ROWS, 8L * ROWS).toArray(ValueLayout.JAVA_BYTE);
    expansion.release();
    return body;
  }
}
