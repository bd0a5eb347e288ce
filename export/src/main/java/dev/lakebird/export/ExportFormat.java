package dev.lakebird.export;

/// What the files of an export hold.
public enum ExportFormat {
  PARQUET,
  CSV,
  /// One JSON object a line.
  JSON
}
