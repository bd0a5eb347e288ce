package dev.lakebird.tableformat.parquet.write;

/// How files are laid out. A row group is encoded by one thread from memory and is what one scan worker
/// reads; 131,072 rows give enough row groups for every core from a million rows on, keep the chunk of an
/// 8-byte column within one second-level cache, and make the dictionary worth its bytes. Pages of 32,768
/// rows let late reading skip within a chunk.
///
/// @param compression how pages are compressed
/// @param zstdLevel the level of [Compression#ZSTD]; without the native library it is 3
/// @param pageVersion the version of data pages, 1 or 2
/// @param pageBytes a data page ends at the value that reaches so many bytes
/// @param pageRows the most rows a data page
/// @param rowGroupRows the most rows a row group
/// @param rowGroupBytes a row group ends at the batch that brings its plain values to so many bytes
/// @param dictionaryBytes a column chunk whose distinct values take more is written without a dictionary
public record ParquetWriteOptions(
    Compression compression,
    int zstdLevel,
    int pageVersion,
    int pageBytes,
    int pageRows,
    int rowGroupRows,
    int rowGroupBytes,
    int dictionaryBytes) {
  public static final ParquetWriteOptions DEFAULT =
      new ParquetWriteOptions(Compression.ZSTD, 3, 1, 1 << 20, 32_768, 131_072, 32 << 20, 1 << 20);

  public ParquetWriteOptions {
    if (pageVersion != 1 && pageVersion != 2) {
      throw new IllegalArgumentException("Data pages have version 1 or 2");
    }
    if (pageBytes < 1
        || pageRows < 1
        || rowGroupRows < 1
        || rowGroupBytes < 1
        || dictionaryBytes < 0) {
      throw new IllegalArgumentException("Sizes are positive");
    }
  }

  /// How the bytes of pages are compressed.
  public enum Compression {
    NONE,
    SNAPPY,
    ZSTD
  }

  public ParquetWriteOptions withCompression(Compression other) {
    return new ParquetWriteOptions(
        other,
        zstdLevel,
        pageVersion,
        pageBytes,
        pageRows,
        rowGroupRows,
        rowGroupBytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withPageVersion(int other) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        other,
        pageBytes,
        pageRows,
        rowGroupRows,
        rowGroupBytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withPages(int bytes, int rows) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        pageVersion,
        bytes,
        rows,
        rowGroupRows,
        rowGroupBytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withRowGroups(int rows, int bytes) {
    return new ParquetWriteOptions(
        compression, zstdLevel, pageVersion, pageBytes, pageRows, rows, bytes, dictionaryBytes);
  }

  public ParquetWriteOptions withDictionaryBytes(int other) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        pageVersion,
        pageBytes,
        pageRows,
        rowGroupRows,
        rowGroupBytes,
        other);
  }
}
