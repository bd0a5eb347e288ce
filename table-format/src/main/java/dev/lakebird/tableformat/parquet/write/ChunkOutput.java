package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static org.apache.parquet.format.Encoding.PLAIN;
import static org.apache.parquet.format.Encoding.RLE;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.SqlType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;

/// Lays out the pages of one row group, column chunk after column chunk, compressed, in memory. Offsets
/// count from the start of the row group until it takes its place in a file.
final class ChunkOutput implements AutoCloseable {
  /// A first page of fewer bytes, such as one of NULLs, says nothing about its chunk.
  private static final int TRIAL_BYTES_MIN = 4096;

  /// Parquet statistics hold at most so many bytes of a byte string.
  static final int BOUND_BYTES_MAX = 64;

  private final ParquetWriteOptions options;
  private final PageCompressor compressor;
  private final GrowingBuffer bytes;
  private final GrowingBuffer levels;
  private final GrowingBuffer body;
  private final GrowingBuffer compressed;

  /// The PLAIN values of the dictionary, until the first data page is known.
  private final GrowingBuffer dictionary;

  private final GrowingBuffer compressedDictionary;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream(64);

  private ParquetColumn column;
  private long chunkStart;
  private long dictionaryAt;
  private long dataAt;
  private long uncompressedBytes;
  private int dictionaryPages;
  private int dictionaryEntries;

  /// How many data pages have each encoding.
  private final Map<Encoding, Integer> dataPages = new EnumMap<>(Encoding.class);

  ChunkOutput(ParquetColumn first, ParquetWriteOptions options, BufferAllocator allocator) {
    this.column = first;
    this.options = options;
    this.compressor = new PageCompressor(options);
    this.bytes = new GrowingBuffer(allocator);
    this.levels = new GrowingBuffer(allocator);
    this.body = new GrowingBuffer(allocator);
    this.compressed = new GrowingBuffer(allocator);
    this.dictionary = new GrowingBuffer(allocator);
    this.compressedDictionary = new GrowingBuffer(allocator);
  }

  ParquetWriteOptions options() {
    return options;
  }

  /// The row group so far; whoever takes the bytes calls [GrowingBuffer#detach].
  GrowingBuffer bytes() {
    return bytes;
  }

  /// A buffer for one page's values, empty, valid until the page is written.
  GrowingBuffer pageBody() {
    body.clear();
    return body;
  }

  /// Starts the chunk of a column.
  void begin(ParquetColumn next) {
    column = next;
    chunkStart = bytes.size();
    compressor.begin();
    dictionary.clear();
    dictionaryAt = -1;
    dataAt = -1;
    uncompressedBytes = 0;
    dictionaryPages = 0;
    dataPages.clear();
  }

  /// Takes the dictionary, which data pages follow: `entries` values in PLAIN encoding.
  void dictionaryPage(MemorySegment plain, int entries) {
    dictionaryPages++;
    dictionaryEntries = entries;
    dictionary.append(plain);
  }

  private void writeDictionary() {
    dictionaryAt = bytes.size();
    var page = new PageHeader();
    page.setType(PageType.DICTIONARY_PAGE);
    page.setDictionary_page_header(new DictionaryPageHeader(dictionaryEntries, PLAIN));
    MemorySegment packed =
        compressor.isStoring() ? dictionary.content() : compressedDictionary.content();
    page(page, dictionary.size(), MemorySegment.NULL, packed);
  }

  /// Compresses what a data page holds. The first page decides for its chunk: where little is gained, the
  /// chunk is left as it is, so that readers use its pages where they lie.
  ///
  /// @param pages how many such pages the chunk has, about
  private MemorySegment compress(MemorySegment content, double pages) {
    if (compressor.isStoring()) {
      return content;
    }
    compressed.clear();
    compressor.compress(content, compressed);
    if (dataAt < 0) {
      compressedDictionary.clear();
      compressor.compress(dictionary.content(), compressedDictionary);
      if (gainsLittle(content.byteSize(), pages)) {
        compressor.store();
      }
      if (dictionaryPages > 0) {
        writeDictionary();
      }
      dataAt = bytes.size();
    }
    return compressor.isStoring() ? content : compressed.content();
  }

  /// Whether the chunk, by its dictionary and first data page, shrinks by less than a quarter.
  private boolean gainsLittle(long pageBytes, double pages) {
    double plain = dictionary.size() + pageBytes * pages;
    double small = compressedDictionary.size() + compressed.size() * pages;
    return pageBytes >= TRIAL_BYTES_MIN && small >= plain * 3 / 4;
  }

  /// Writes `rowCount` rows from `firstRow` of the chunk, whose values that are not NULL are `values`.
  void dataPage(
      Definitions definitions,
      int firstRow,
      int rowCount,
      int present,
      MemorySegment values,
      Encoding encoding) {
    dataPages.merge(encoding, 1, Integer::sum);
    levels.clear();
    double pages = (double) definitions.rowCount() / rowCount;
    var page = new PageHeader();
    if (options.pageVersion() == 1) {
      page.setType(PageType.DATA_PAGE);
      page.setData_page_header(new DataPageHeader(rowCount, encoding, RLE, RLE));
      MemorySegment whole = values;
      if (column.nullable()) {
        levels.appendInt(0);
        definitions.encode(firstRow, rowCount, present, levels);
        levels.segment().set(INT, 0, (int) levels.size() - 4);
        levels.append(values);
        whole = levels.content();
      }
      MemorySegment packed = compress(whole, pages);
      page(page, whole.byteSize(), MemorySegment.NULL, packed);
      return;
    }
    if (column.nullable()) {
      definitions.encode(firstRow, rowCount, present, levels);
    }
    var v2 =
        new DataPageHeaderV2(
            rowCount, rowCount - present, rowCount, encoding, (int) levels.size(), 0);
    v2.setIs_compressed(values.byteSize() > 0);
    page.setType(PageType.DATA_PAGE_V2);
    page.setData_page_header_v2(v2);
    MemorySegment packed = compress(values, pages);
    page(page, levels.size() + values.byteSize(), levels.content(), packed);
  }

  /// Ends the chunk and describes it.
  ColumnChunk end(ChunkFacts facts) {
    var encodings = EnumSet.of(RLE);
    var encodingStats = new ArrayList<PageEncodingStats>();
    PageType dataType = options.pageVersion() == 1 ? PageType.DATA_PAGE : PageType.DATA_PAGE_V2;
    if (dictionaryPages > 0) {
      encodings.add(PLAIN);
      encodingStats.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, PLAIN, dictionaryPages));
    }
    dataPages.forEach(
        (encoding, pages) -> {
          encodings.add(encoding);
          encodingStats.add(new PageEncodingStats(dataType, encoding, pages));
        });
    var meta =
        new ColumnMetaData(
            column.physicalType(),
            List.copyOf(encodings),
            List.of(column.name()),
            compressor.codec(),
            facts.rowCount(),
            uncompressedBytes,
            bytes.size() - chunkStart,
            dataAt);
    if (dictionaryAt >= 0) {
      meta.setDictionary_page_offset(dictionaryAt);
    }
    meta.setEncoding_stats(encodingStats);
    meta.setStatistics(statistics(facts));
    var chunk = new ColumnChunk(chunkStart);
    chunk.setMeta_data(meta);
    return chunk;
  }

  private Statistics statistics(ChunkFacts facts) {
    var statistics = new Statistics();
    statistics.setNull_count(facts.nullCount());
    if (facts.bounds().isEmpty()) {
      return statistics;
    }
    ColumnBounds bounds = facts.bounds().get();
    byte[] min = bounds.plainMin(column.physicalType());
    byte[] max = bounds.plainMax(column.physicalType());
    if (column.isDecimal()) {
      statistics.setMin_value(min).setIs_min_value_exact(true);
      statistics.setMax_value(max).setIs_max_value_exact(true);
      return statistics;
    }
    boolean text = column.column().type() instanceof SqlType.StringType;
    statistics.setMin_value(BoundTruncation.lower(min, BOUND_BYTES_MAX, text));
    statistics.setIs_min_value_exact(min.length <= BOUND_BYTES_MAX);
    Optional<byte[]> upper = BoundTruncation.upper(max, BOUND_BYTES_MAX, text);
    if (upper.isPresent()) {
      statistics.setMax_value(upper.get());
      statistics.setIs_max_value_exact(max.length <= BOUND_BYTES_MAX);
    }
    return statistics;
  }

  private void page(
      PageHeader page, long plainSize, MemorySegment before, MemorySegment compressedBody) {
    page.setUncompressed_page_size(Math.toIntExact(plainSize));
    page.setCompressed_page_size(Math.toIntExact(before.byteSize() + compressedBody.byteSize()));
    var crc = new CRC32();
    if (before.byteSize() > 0) {
      crc.update(before.asByteBuffer());
    }
    if (compressedBody.byteSize() > 0) {
      crc.update(compressedBody.asByteBuffer());
    }
    page.setCrc((int) crc.getValue());
    header.reset();
    try {
      Util.writePageHeader(page, header);
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "A page header could not be encoded", e);
    }
    byte[] head = header.toByteArray();
    bytes.append(head, head.length);
    bytes.append(before);
    bytes.append(compressedBody);
    uncompressedBytes += head.length + plainSize;
  }

  @Override
  public void close() {
    bytes.close();
    levels.close();
    body.close();
    compressed.close();
    dictionary.close();
    compressedDictionary.close();
  }
}
