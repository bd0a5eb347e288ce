package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// Who wrote the generated files that a race reads.
enum FileSet {
  /// Data files of Lakebird tables, written by INSERT.
  OURS,
  /// Files of DuckDB's COPY, added to tables as they are.
  DUCKDB;

  static FileSet of(String name) {
    return switch (name) {
      case "ours" -> OURS;
      case "duckdb" -> DUCKDB;
      default ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "--files is ours or duckdb, not '" + name + "'");
    };
  }

  /// The schema that has the tables of these files.
  String schema() {
    return switch (this) {
      case OURS -> "ours";
      case DUCKDB -> "duckdb";
    };
  }
}
