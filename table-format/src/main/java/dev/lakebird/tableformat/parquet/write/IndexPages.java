package dev.lakebird.tableformat.parquet.write;

import static org.apache.parquet.format.Encoding.RLE_DICTIONARY;

import java.lang.foreign.MemorySegment;

/// The data pages of a chunk with a dictionary.
final class IndexPages {
  private IndexPages() {}

  /// @param indices 32-bit indices of the values that are not NULL
  /// @param entries the size of the dictionary
  static void write(ChunkOutput out, Definitions definitions, MemorySegment indices, int entries) {
    int rowCount = definitions.rowCount();
    int width = RunLengthEncoder.indexWidth(entries);
    int value = 0;
    for (int row = 0; row < rowCount; ) {
      int rows = Math.min(out.options().pageRows(), rowCount - row);
      int present = definitions.presentIn(row, rows);
      GrowingBuffer body = out.pageBody();
      body.appendByte(width);
      if (present > 0) {
        RunLengthEncoder.encode(indices, value, present, width, body);
      }
      out.dataPage(definitions, row, rows, present, body.content(), RLE_DICTIONARY);
      value += present;
      row += rows;
    }
  }
}
