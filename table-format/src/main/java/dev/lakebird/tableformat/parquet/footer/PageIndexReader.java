package dev.lakebird.tableformat.parquet.footer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.Util;

/// Reads and checks the page index of a column chunk. Source: the Parquet specification, "Parquet page
/// index".
public final class PageIndexReader {
  private PageIndexReader() {}

  /// The pages by the bytes of the offset index and of the column index, which may be empty.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException CORRUPT_FILE where they do not fit the chunk
  public static ChunkPages read(
      byte[] offsets, byte[] ranges, ColumnChunkInfo chunk, FileColumn column, FilePlace place) {
    try {
      OffsetIndex offsetIndex = Util.readOffsetIndex(new ByteArrayInputStream(offsets));
      ChunkPages pages = pages(offsetIndex.getPage_locations(), chunk, place);
      if (ranges.length == 0) {
        return pages;
      }
      ColumnIndex columnIndex = Util.readColumnIndex(new ByteArrayInputStream(ranges));
      return new ChunkPages(
          pages.starts(),
          pages.bytes(),
          pages.firstRows(),
          ranges(columnIndex, pages, column, place));
    } catch (IOException e) {
      throw place.corrupt("the page index cannot be read", e);
    } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException e) {
      throw place.corrupt("the page index cannot be read", e);
    }
  }

  private static ChunkPages pages(
      List<PageLocation> locations, ColumnChunkInfo chunk, FilePlace place) {
    int count = locations.size();
    var starts = new int[count];
    var bytes = new int[count];
    var firstRows = new int[count + 1];
    long end = 0;
    for (int i = 0; i < count; i++) {
      PageLocation page = locations.get(i);
      long start = page.getOffset() - chunk.start();
      long size = page.getCompressed_page_size();
      long row = page.getFirst_row_index();
      boolean inOrder = i == 0 ? row == 0 : row >= firstRows[i - 1];
      if (start < end
          || size < 0
          || start > chunk.bytes() - size
          || !inOrder
          || row > chunk.rowCount()) {
        throw place.corrupt("the page index does not fit its column chunk");
      }
      starts[i] = (int) start;
      bytes[i] = (int) size;
      firstRows[i] = (int) row;
      end = start + size;
    }
    if (count == 0 && chunk.rowCount() > 0) {
      throw place.corrupt("the page index does not fit its column chunk");
    }
    firstRows[count] = (int) chunk.rowCount();
    return new ChunkPages(starts, bytes, firstRows, List.of());
  }

  private static List<ColumnRange> ranges(
      ColumnIndex index, ChunkPages pages, FileColumn column, FilePlace place) {
    if (index.getNull_pages().size() != pages.count()
        || index.getMin_values().size() != pages.count()
        || index.getMax_values().size() != pages.count()) {
      throw place.corrupt("the page index does not fit its column chunk");
    }
    List<Long> nullCounts = index.getNull_counts();
    var ranges = new ArrayList<ColumnRange>();
    for (int i = 0; i < pages.count(); i++) {
      long rows = pages.rows(i);
      if (index.getNull_pages().get(i)) {
        ranges.add(ColumnRange.allNull(rows));
        continue;
      }
      OptionalLong nulls =
          nullCounts == null || nullCounts.size() != pages.count()
              ? OptionalLong.empty()
              : OptionalLong.of(nullCounts.get(i));
      ranges.add(
          new ColumnRange(
              bound(index.getMin_values().get(i), column),
              bound(index.getMax_values().get(i), column),
              nulls,
              rows));
    }
    return ranges;
  }

  private static Optional<dev.lakebird.types.value.Value> bound(
      java.nio.ByteBuffer bytes, FileColumn column) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return StatisticsReader.value(copy, column);
  }
}
