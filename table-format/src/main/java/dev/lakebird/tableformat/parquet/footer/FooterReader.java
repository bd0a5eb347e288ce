package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.storage.bytes.RandomAccessBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// Reads and checks footers. Source: the Parquet specification, "File format".
public final class FooterReader {
  /// What is read from the end of a file at first: a share of it, for footers grow with their files.
  private static final int TAIL_SHARE = 64;

  private static final int TAIL_BYTES_MIN = 8 << 10;
  private static final int TAIL_BYTES_MAX = 256 << 10;

  private static final int MAGIC_BYTES = 4;
  private static final int TRAILER_BYTES = 8;
  private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
  private static final int ENCRYPTED_MAGIC = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;

  private final FilePlace place;
  private final RandomAccessBytes file;

  private FooterReader(RandomAccessBytes file) {
    this.file = file;
    this.place = FilePlace.of(file.location());
  }

  /// The footer of an opened file; blocks for one or two reads.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException CORRUPT_FILE where the file is no Parquet file or
  ///     is damaged, UNIMPLEMENTED where it is encrypted
  public static ParquetFooter read(RandomAccessBytes file) {
    return new FooterReader(file).read();
  }

  private ParquetFooter read() {
    long length = file.length();
    if (length < MAGIC_BYTES + TRAILER_BYTES) {
      throw place.corrupt("it is too short to be one");
    }
    long share = Math.clamp(length / TAIL_SHARE, TAIL_BYTES_MIN, TAIL_BYTES_MAX);
    int tailBytes = (int) Math.min(length, share);
    byte[] tail = file.read(length - tailBytes, tailBytes);
    int magic = intAt(tail, tailBytes - MAGIC_BYTES);
    if (magic == ENCRYPTED_MAGIC) {
      throw place.unimplemented("Parquet encryption");
    }
    if (magic != MAGIC) {
      throw place.corrupt("it does not end as one");
    }
    int footerBytes = intAt(tail, tailBytes - TRAILER_BYTES);
    if (footerBytes <= 0 || footerBytes > length - MAGIC_BYTES - TRAILER_BYTES) {
      throw place.corrupt("the length of the footer is out of range");
    }
    long footerStart = length - TRAILER_BYTES - footerBytes;
    ByteArrayInputStream input =
        footerBytes <= tailBytes - TRAILER_BYTES
            ? new ByteArrayInputStream(tail, tailBytes - TRAILER_BYTES - footerBytes, footerBytes)
            : new ByteArrayInputStream(file.read(footerStart, footerBytes));
    FileMetaData metadata;
    try {
      metadata = Util.readFileMetaData(input);
    } catch (IOException | RuntimeException e) {
      throw place.corrupt("the footer cannot be read", e);
    }
    return footer(metadata, footerStart);
  }

  private ParquetFooter footer(FileMetaData metadata, long footerStart) {
    var schema = new SchemaReader(place, metadata.getSchema());
    List<FileColumn> columns = schema.columns();
    var groups = new ArrayList<RowGroupInfo>();
    long rows = 0;
    for (RowGroup group : metadata.getRow_groups()) {
      RowGroupInfo info = rowGroup(group, groups.size(), columns, schema.leafCount(), footerStart);
      groups.add(info);
      rows += info.rowCount();
    }
    if (rows != metadata.getNum_rows()) {
      throw place.corrupt("its row groups do not have as many rows as the footer says");
    }
    return new ParquetFooter(file.location(), rows, columns, groups);
  }

  private RowGroupInfo rowGroup(
      RowGroup group, int ordinal, List<FileColumn> columns, int leaves, long footerStart) {
    if (group.getColumns().size() != leaves) {
      throw place.corrupt("a row group does not have the columns of the schema");
    }
    long rows = group.getNum_rows();
    if (rows < 0 || rows > Integer.MAX_VALUE) {
      throw place.corrupt("the number of rows of a row group is out of range");
    }
    var byLeaf = new FileColumn[leaves];
    for (FileColumn column : columns) {
      if (column.unsupported().isEmpty()) {
        byLeaf[column.leaf()] = column;
      }
    }
    var chunks = new ArrayList<ColumnChunkInfo>();
    long start = Long.MAX_VALUE;
    for (int leaf = 0; leaf < leaves; leaf++) {
      FileColumn column = byLeaf[leaf];
      FilePlace where = column == null ? place : place.column(column.name());
      ColumnChunkInfo chunk = chunk(group.getColumns().get(leaf), column, rows, footerStart, where);
      chunks.add(chunk);
      start = Math.min(start, chunk.start());
    }
    return new RowGroupInfo(ordinal, leaves == 0 ? MAGIC_BYTES : start, rows, chunks);
  }

  private ColumnChunkInfo chunk(
      ColumnChunk chunk,
      @org.jspecify.annotations.Nullable FileColumn column,
      long rows,
      long footerStart,
      FilePlace where) {
    if (!chunk.isSetMeta_data()) {
      throw where.corrupt("a column chunk has no metadata");
    }
    if (chunk.isSetFile_path()) {
      throw where.unimplemented("A Parquet column chunk in another file");
    }
    ColumnMetaData metadata = chunk.getMeta_data();
    long start = metadata.getData_page_offset();
    if (metadata.isSetDictionary_page_offset()
        && metadata.getDictionary_page_offset() >= MAGIC_BYTES
        && metadata.getDictionary_page_offset() < start) {
      start = metadata.getDictionary_page_offset();
    }
    long bytes = metadata.getTotal_compressed_size();
    if (start < MAGIC_BYTES
        || bytes < 0
        || bytes > Integer.MAX_VALUE
        || start > footerStart - bytes) {
      throw where.corrupt("a column chunk lies outside of the file");
    }
    if (column != null
        && (metadata.getNum_values() != rows || metadata.getType() != column.physical())) {
      throw where.corrupt("a column chunk does not match its row group");
    }
    if (metadata.getCodec() == null || metadata.getTotal_uncompressed_size() < 0) {
      throw where.corrupt("the metadata of a column chunk is out of range");
    }
    ColumnRange range =
        column == null || !metadata.isSetStatistics()
            ? ColumnRange.unknown(rows)
            : StatisticsReader.range(metadata.getStatistics(), column, rows);
    return new ColumnChunkInfo(
        start,
        bytes,
        metadata.getTotal_uncompressed_size(),
        rows,
        metadata.getCodec(),
        isDictionaryOnly(metadata),
        range,
        pageIndex(chunk, footerStart));
  }

  /// A page index that does not lie before the footer is left alone: nothing depends on it.
  private static Optional<PageIndexPlace> pageIndex(ColumnChunk chunk, long footerStart) {
    if (!chunk.isSetOffset_index_offset()
        || !isWithin(chunk.getOffset_index_offset(), chunk.getOffset_index_length(), footerStart)) {
      return Optional.empty();
    }
    boolean ranges =
        chunk.isSetColumn_index_offset()
            && isWithin(
                chunk.getColumn_index_offset(), chunk.getColumn_index_length(), footerStart);
    return Optional.of(
        new PageIndexPlace(
            chunk.getOffset_index_offset(),
            chunk.getOffset_index_length(),
            ranges ? chunk.getColumn_index_offset() : 0,
            ranges ? chunk.getColumn_index_length() : 0));
  }

  private static boolean isWithin(long start, int bytes, long end) {
    return start >= MAGIC_BYTES && bytes > 0 && start <= end - bytes;
  }

  private static boolean isDictionaryOnly(ColumnMetaData metadata) {
    if (metadata.isSetEncoding_stats()) {
      boolean found = false;
      for (PageEncodingStats stats : metadata.getEncoding_stats()) {
        boolean data =
            stats.getPage_type() == PageType.DATA_PAGE
                || stats.getPage_type() == PageType.DATA_PAGE_V2;
        if (data && stats.getCount() > 0 && !isDictionary(stats.getEncoding())) {
          return false;
        }
        found |= data;
      }
      return found;
    }
    // Without counts by page, PLAIN may stand for the dictionary page or for data pages.
    Set<Encoding> encodings = new HashSet<>(metadata.getEncodings());
    encodings.remove(Encoding.RLE);
    encodings.remove(Encoding.BIT_PACKED);
    return !encodings.isEmpty() && encodings.stream().allMatch(FooterReader::isDictionary);
  }

  private static boolean isDictionary(Encoding encoding) {
    return encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
  }

  private static int intAt(byte[] bytes, int at) {
    return bytes[at] & 0xFF
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }
}
