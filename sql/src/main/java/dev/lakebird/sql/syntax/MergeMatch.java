package dev.lakebird.sql.syntax;

/// Which rows a WHEN clause takes.
public enum MergeMatch {
  MATCHED,
  NOT_MATCHED_BY_TARGET,
  NOT_MATCHED_BY_SOURCE
}
