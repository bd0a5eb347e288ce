package dev.lakebird.export;

/// How the files of an export are compressed: the pages of Parquet, the whole of CSV and JSON.
public enum ExportCompression {
  NONE,
  GZIP,
  SNAPPY,
  ZSTD
}
