package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.VectorScratch;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/// The pages of a column chunk, one after another. A page is decompressed only when its values are
/// asked for, so that pages without surviving rows cost their header alone. Every size in a header is
/// checked before it is used.
final class PageStream implements AutoCloseable {
  private final FilePlace place;
  private final ColumnChunkInfo info;
  private final boolean optional;
  private final ChunkBytes chunk;
  private final MemorySegment bytes;
  private final PageCodec codec;
  private final VectorScratch scratch;
  private final int slot;
  private final PageHeaders headers;
  private final DefinitionLevels levels;

  private long position;
  private long rowsSeen;
  private int page;
  private boolean absent;
  private @Nullable PageHeader dictionaryHeader;
  private long dictionaryStart;
  private @Nullable NativeBuffer dictionaryBuffer;

  private PageHeader header = new PageHeader();
  private long bodyStart;
  private int pageRows;
  private int row;
  private boolean loaded;
  private Encoding encoding = Encoding.PLAIN;
  private NativeBuffer valueBuffer;
  private long valueStart;
  private long valueEnd;
  private int definedRows;

  PageStream(
      FilePlace place,
      ColumnChunkInfo info,
      boolean optional,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch,
      int slot) {
    PageCodec.requireSupported(info.codec(), place);
    this.place = place;
    this.info = info;
    this.optional = optional;
    this.chunk = chunk;
    this.bytes = chunk.buffer().segment();
    this.codec = codec;
    this.scratch = scratch;
    this.slot = slot;
    this.headers = new PageHeaders(place, info, chunk);
    this.levels = new DefinitionLevels(place);
    this.position = chunk.start();
    this.valueBuffer = chunk.buffer();
  }

  /// Rows of the current page that lie ahead.
  int rowsLeft() {
    return pageRows - row;
  }

  /// The next row within its page.
  int row() {
    return row;
  }

  void advance(int rows) {
    row += rows;
  }

  /// Whether the values of the current page are decompressed.
  boolean isLoaded() {
    return loaded;
  }

  /// Moves to the next data page, reading its header only.
  void nextPage() {
    loaded = false;
    if (chunk.map() != null) {
      nextMapped(chunk.map());
      return;
    }
    PageHeaders.Page next;
    do {
      next = readHeader();
      if (next.isDictionary()) {
        noteDictionary();
      }
    } while (!next.isData());
    int rows = headers.rows(header, rowsSeen);
    rowsSeen += rows;
    pageRows = rows;
    row = 0;
  }

  /// Moves to the next page of the page index; one that is not in memory is passed over by its rows.
  private void nextMapped(PageMap map) {
    readMappedDictionary();
    if (page >= map.pages().count()) {
      throw place.corrupt("a column chunk holds fewer values than its metadata says");
    }
    int rows = map.pages().rows(page);
    absent = !map.present()[page];
    if (!absent) {
      position = chunk.start() + map.pages().starts()[page];
      if (!readHeader().isData() || headers.rows(header, rowsSeen) != rows) {
        throw place.corrupt("the page index does not fit its column chunk");
      }
    }
    page++;
    rowsSeen += rows;
    pageRows = rows;
    row = 0;
  }

  /// The dictionary page of a mapped chunk lies before its first data page.
  private void readMappedDictionary() {
    PageMap map = chunk.map();
    boolean expected =
        map != null && page == 0 && map.pages().count() > 0 && map.pages().starts()[0] > 0;
    if (expected && dictionaryHeader == null && position == chunk.start()) {
      if (readHeader().isDictionary()) {
        noteDictionary();
      }
    }
  }

  /// Decompresses the current page and reads its definition levels.
  void load() {
    if (absent) {
      throw LakebirdException.internal("A page was asked for that was not fetched");
    }
    headers.checkCrc(header, bodyStart);
    if (header.getType() == PageType.DATA_PAGE) {
      loadV1(header.getData_page_header());
    } else {
      loadV2(header.getData_page_header_v2());
    }
    loaded = true;
  }

  Encoding encoding() {
    return encoding;
  }

  DefinitionLevels levels() {
    return levels;
  }

  /// How many rows of the loaded page have a value.
  int definedRows() {
    return definedRows;
  }

  /// The buffer in which the values of the loaded page lie; the stream holds it until the next page.
  NativeBuffer valueBuffer() {
    return valueBuffer;
  }

  long valueStart() {
    return valueStart;
  }

  long valueEnd() {
    return valueEnd;
  }

  /// Reads up to the first data page if nothing was read before; whether there is a dictionary.
  boolean hasDictionary() {
    if (chunk.map() != null) {
      readMappedDictionary();
    } else if (rowsSeen == 0 && info.rowCount() > 0) {
      nextPage();
    }
    return dictionaryHeader != null;
  }

  /// How many entries the dictionary has by its header.
  int dictionaryEntries() {
    return requireDictionary().getDictionary_page_header().getNum_values();
  }

  /// The dictionary's values, decompressed, in a buffer that the stream holds until it is closed.
  NativeBuffer loadDictionary() {
    if (dictionaryBuffer == null) {
      PageHeader page = requireDictionary();
      long size = page.getUncompressed_page_size();
      NativeBuffer buffer =
          NativeBuffer.allocate(scratch.allocator(), size + ChunkBytes.SLACK_BYTES);
      dictionaryBuffer = buffer;
      expand(dictionaryStart, page.getCompressed_page_size(), buffer, size);
    }
    return dictionaryBuffer;
  }

  long dictionaryBytes() {
    return requireDictionary().getUncompressed_page_size();
  }

  private PageHeader requireDictionary() {
    PageHeader page = dictionaryHeader;
    if (page == null) {
      throw place.corrupt("a page refers to a dictionary that the column chunk does not have");
    }
    return page;
  }

  private void noteDictionary() {
    if (dictionaryHeader != null
        || !header.isSetDictionary_page_header()
        || header.getDictionary_page_header().getNum_values() < 0) {
      throw place.corrupt("a dictionary page is out of place");
    }
    Encoding encoded = header.getDictionary_page_header().getEncoding();
    if (encoded != Encoding.PLAIN && encoded != Encoding.PLAIN_DICTIONARY) {
      throw place.unimplemented("Parquet dictionary encoding " + encoded);
    }
    dictionaryHeader = header;
    dictionaryStart = bodyStart;
  }

  private PageHeaders.Page readHeader() {
    PageHeaders.Page next = headers.read(position);
    header = next.header();
    bodyStart = next.bodyStart();
    position = next.bodyEnd();
    return next;
  }

  private void loadV1(DataPageHeader page) {
    int size = header.getUncompressed_page_size();
    expandPage(bodyStart, header.getCompressed_page_size(), size);
    encoding = page.getEncoding();
    if (!optional) {
      allDefined();
      return;
    }
    if (page.getDefinition_level_encoding() != Encoding.RLE) {
      throw place.unimplemented(
          "Parquet definition level encoding " + page.getDefinition_level_encoding());
    }
    long length = size < 4 ? -1 : valueBuffer.segment().get(INT, valueStart);
    if (length < 0 || length > size - 4L) {
      throw place.corrupt("the definition levels of a page are out of range");
    }
    long start = valueStart + 4;
    valueStart = start + length;
    definedRows = levels.decode(valueBuffer.segment(), start, valueStart, pageRows);
  }

  private void loadV2(DataPageHeaderV2 page) {
    int levelBytes = page.getDefinition_levels_byte_length();
    int compressed = header.getCompressed_page_size();
    int expanded = header.getUncompressed_page_size();
    if (page.getRepetition_levels_byte_length() != 0
        || levelBytes < 0
        || levelBytes > compressed
        || levelBytes > expanded) {
      throw place.corrupt("the levels of a page are out of range");
    }
    encoding = page.getEncoding();
    if (optional) {
      definedRows = levels.decode(bytes, bodyStart, bodyStart + levelBytes, pageRows);
    } else {
      allDefined();
    }
    long start = bodyStart + levelBytes;
    boolean isCompressed = !page.isSetIs_compressed() || page.isIs_compressed();
    if (isCompressed && info.codec() != CompressionCodec.UNCOMPRESSED) {
      expandPage(start, compressed - levelBytes, expanded - levelBytes);
    } else {
      inPlace(start, compressed - levelBytes, expanded - levelBytes);
    }
  }

  private void allDefined() {
    levels.defineAll(pageRows);
    definedRows = pageRows;
  }

  private void expandPage(long start, int compressed, int size) {
    if (info.codec() == CompressionCodec.UNCOMPRESSED) {
      inPlace(start, compressed, size);
      return;
    }
    NativeBuffer buffer = scratch.buffer(slot, size + (long) ChunkBytes.SLACK_BYTES);
    expand(start, compressed, buffer, size);
    valueBuffer = buffer;
    valueStart = 0;
    valueEnd = size;
  }

  private void inPlace(long start, int compressed, int size) {
    if (compressed != size) {
      throw place.corrupt("an uncompressed page has two sizes");
    }
    valueBuffer = chunk.buffer();
    valueStart = start;
    valueEnd = start + size;
  }

  private void expand(long start, int compressed, NativeBuffer buffer, long size) {
    MemorySegment from = bytes.asSlice(start, compressed);
    MemorySegment to = buffer.segment().asSlice(0, size);
    if (info.codec() == CompressionCodec.UNCOMPRESSED) {
      if (compressed != size) {
        throw place.corrupt("an uncompressed page has two sizes");
      }
      to.copyFrom(from);
    } else {
      codec.decompress(info.codec(), from, to, place);
    }
  }

  @Override
  public void close() {
    if (dictionaryBuffer != null) {
      dictionaryBuffer.release();
      dictionaryBuffer = null;
    }
  }
}
