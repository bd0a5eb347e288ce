package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.Locale;
import java.util.Map;

/// How files are laid out. A row group is encoded by one thread from memory and is what one scan worker
/// reads; 131,072 rows give enough row groups for every core from a million rows on, keep the chunk of an
/// 8-byte column within one second-level cache, and make the dictionary worth its bytes. Pages of 32,768
/// rows let late reading skip within a chunk.
///
/// @param compression how pages are compressed
/// @param zstdLevel the level of [Compression#ZSTD]; without the native library it is 3
/// @param pageVersion the version of data pages, 1 or 2
/// @param deltas whether integers and byte strings without a dictionary are written delta-encoded, which is
///     smaller and read faster, but not by readers of Parquet 1.0 alone
/// @param pageBytes a data page ends at the value that reaches so many bytes
/// @param pageRows the most rows a data page
/// @param rowGroupRows the most rows a row group
/// @param rowGroupBytes a row group ends at the batch that brings its plain values to so many bytes
/// @param dictionaryBytes a column chunk whose distinct values take more is written without a dictionary
public record ParquetWriteOptions(
    Compression compression,
    int zstdLevel,
    int pageVersion,
    boolean deltas,
    int pageBytes,
    int pageRows,
    int rowGroupRows,
    int rowGroupBytes,
    int dictionaryBytes) {
  /// Files for anybody: encodings of Parquet 1.0 only.
  public static final ParquetWriteOptions DEFAULT =
      new ParquetWriteOptions(
          Compression.ZSTD, 3, 1, false, 1 << 20, 32_768, 131_072, 32 << 20, 1 << 20);

  /// The table property that says which version of data pages writers use.
  private static final String PAGE_VERSION_PROPERTY = "write.parquet.page-version";

  /// What a table says whose files are for readers of Parquet 1.0 too.
  public static final Map<String, String> VERSION_1_PROPERTIES =
      Map.of(PAGE_VERSION_PROPERTY, "v1");

  /// The options for data files of a table: delta-encoded, in data pages of version 1, unless the property
  /// `write.parquet.page-version` says `v1` (encodings of Parquet 1.0 only) or `v2` (pages of version 2).
  ///
  /// @throws LakebirdException INVALID_ARGUMENT where the property has another value
  public static ParquetWriteOptions of(Map<String, String> tableProperties) {
    String version = tableProperties.getOrDefault(PAGE_VERSION_PROPERTY, "");
    return switch (version.toLowerCase(Locale.ROOT)) {
      case "" -> DEFAULT.withDeltas(true);
      case "v1", "1" -> DEFAULT;
      case "v2", "2" -> DEFAULT.withDeltas(true).withPageVersion(2);
      default ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT,
              "The table property "
                  + PAGE_VERSION_PROPERTY
                  + " is neither v1 nor v2 but "
                  + version);
    };
  }

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
        deltas,
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
        deltas,
        pageBytes,
        pageRows,
        rowGroupRows,
        rowGroupBytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withDeltas(boolean other) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        pageVersion,
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
        deltas,
        bytes,
        rows,
        rowGroupRows,
        rowGroupBytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withRowGroups(int rows, int bytes) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        pageVersion,
        deltas,
        pageBytes,
        pageRows,
        rows,
        bytes,
        dictionaryBytes);
  }

  public ParquetWriteOptions withDictionaryBytes(int other) {
    return new ParquetWriteOptions(
        compression,
        zstdLevel,
        pageVersion,
        deltas,
        pageBytes,
        pageRows,
        rowGroupRows,
        rowGroupBytes,
        other);
  }
}
