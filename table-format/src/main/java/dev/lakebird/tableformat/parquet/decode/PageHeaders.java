package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// The page headers of a column chunk in memory. Every size in a header is checked before it is used.
final class PageHeaders {
  private final FilePlace place;
  private final ColumnChunkInfo info;
  private final MemorySegment bytes;
  private final long end;

  /// A page: its header, and where its body lies.
  record Page(PageHeader header, long bodyStart, long bodyEnd) {
    boolean isDictionary() {
      return header.getType() == PageType.DICTIONARY_PAGE;
    }

    boolean isData() {
      return header.getType() == PageType.DATA_PAGE || header.getType() == PageType.DATA_PAGE_V2;
    }
  }

  PageHeaders(FilePlace place, ColumnChunkInfo info, ChunkBytes chunk) {
    this.place = place;
    this.info = info;
    this.bytes = chunk.buffer().segment();
    this.end = chunk.end();
  }

  /// The page whose header starts at `position`.
  Page read(long position) {
    if (position >= end) {
      throw place.corrupt("a column chunk holds fewer values than its metadata says");
    }
    var input = new SegmentInput(bytes, position, end);
    PageHeader header;
    try {
      header = Util.readPageHeader(input);
    } catch (IOException | RuntimeException e) {
      throw place.corrupt("a page header cannot be read", e);
    }
    long bodyStart = input.position();
    int compressed = header.getCompressed_page_size();
    int expanded = header.getUncompressed_page_size();
    if (compressed < 0 || compressed > end - bodyStart) {
      throw place.corrupt("a page reaches past the end of its column chunk");
    }
    // A page is never larger than all pages of its chunk together.
    if (expanded < 0 || expanded > info.uncompressedBytes()) {
      throw place.corrupt("a page is larger than its column chunk");
    }
    return new Page(header, bodyStart, bodyStart + compressed);
  }

  /// How many rows a data page has, of which `seen` rows lie before it.
  int rows(PageHeader header, long seen) {
    int rows = rows(header);
    if (rows < 0 || rows > info.rowCount() - seen) {
      throw place.corrupt("a page has more values than its column chunk");
    }
    return rows;
  }

  private int rows(PageHeader header) {
    if (header.getType() == PageType.DATA_PAGE) {
      if (!header.isSetData_page_header()) {
        throw place.corrupt("a page header is incomplete");
      }
      return header.getData_page_header().getNum_values();
    }
    if (!header.isSetData_page_header_v2()) {
      throw place.corrupt("a page header is incomplete");
    }
    return header.getData_page_header_v2().getNum_values();
  }

  /// Checks the body of a page against its checksum, where it has one.
  void checkCrc(PageHeader header, long bodyStart) {
    if (header.isSetCrc()) {
      var crc = new CRC32();
      crc.update(bytes.asSlice(bodyStart, header.getCompressed_page_size()).asByteBuffer());
      if ((int) crc.getValue() != header.getCrc()) {
        throw place.corrupt("the checksum of a page does not match");
      }
    }
  }
}
