package dev.lakebird.ingestload.options;

/// What files can be loaded.
public enum LoadFormat {
  PARQUET,
  CSV,
  JSON
}
