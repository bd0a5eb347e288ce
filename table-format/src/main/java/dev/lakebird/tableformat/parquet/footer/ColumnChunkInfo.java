package dev.lakebird.tableformat.parquet.footer;

import java.util.Optional;
import org.apache.parquet.format.CompressionCodec;

/// A column chunk as the footer describes it; the stretch lies within the file.
///
/// @param start where its first page (the dictionary, where there is one) begins
/// @param bytes its length in the file
/// @param uncompressedBytes its length with all pages decompressed
/// @param rowCount its rows
/// @param codec how its pages are compressed
/// @param dictionaryOnly whether every data page refers to the dictionary
/// @param range what its statistics say
/// @param pageIndex where its page index lies, where it has one
public record ColumnChunkInfo(
    long start,
    long bytes,
    long uncompressedBytes,
    long rowCount,
    CompressionCodec codec,
    boolean dictionaryOnly,
    ColumnRange range,
    Optional<PageIndexPlace> pageIndex) {
  /// What the pages of a chunk depend on, beside the content of its file.
  public record Pages(long start, long bytes, long rowCount, CompressionCodec codec) {}

  public Pages pages() {
    return new Pages(start, bytes, rowCount, codec);
  }
}
