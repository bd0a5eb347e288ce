package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.tableformat.parquet.decode.PageMap;
import dev.lakebird.tableformat.parquet.footer.ChunkPages;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column chunk to fetch, whole or those pages alone that hold wanted rows.
///
/// @param map the pages to fetch; null for all
record ChunkRequest(ColumnChunkInfo chunk, @Nullable PageMap map) {
  static ChunkRequest whole(ColumnChunkInfo chunk) {
    return new ChunkRequest(chunk, null);
  }

  /// The pages that hold some of the rows; the whole chunk where all do or nothing is known of them.
  static ChunkRequest of(ColumnChunkInfo chunk, @Nullable ChunkPages pages, RowRanges rows) {
    if (pages == null || rows.isAll((int) chunk.rowCount())) {
      return whole(chunk);
    }
    var present = new boolean[pages.count()];
    boolean all = true;
    for (int i = 0; i < present.length; i++) {
      present[i] = rows.overlaps(pages.firstRows()[i], pages.firstRows()[i + 1]);
      all &= present[i];
    }
    return all ? whole(chunk) : new ChunkRequest(chunk, new PageMap(pages, present));
  }

  /// The bytes that are fetched.
  long bytes() {
    if (map == null) {
      return chunk.bytes();
    }
    long bytes = map.pages().starts()[0];
    for (int i = 0; i < map.present().length; i++) {
      bytes += map.present()[i] ? map.pages().bytes()[i] : 0;
    }
    return bytes;
  }

  /// Adds the reads that fill `target`, in which the chunk lies from the start.
  void addReads(MemorySegment target, List<RangeRead> reads) {
    if (map == null) {
      addRead(target, 0, chunk.bytes(), reads);
      return;
    }
    ChunkPages pages = map.pages();
    // The dictionary lies before the first page.
    addRead(target, 0, pages.starts()[0], reads);
    for (int i = 0; i < pages.count(); i++) {
      if (map.present()[i]) {
        addRead(target, pages.starts()[i], pages.bytes()[i], reads);
      }
    }
  }

  private void addRead(MemorySegment target, long at, long bytes, List<RangeRead> reads) {
    if (bytes > 0) {
      reads.add(new RangeRead(chunk.start() + at, target.asSlice(at, bytes)));
    }
  }
}
