package dev.lakebird.sql.syntax;

/// What IS asks.
public enum IsTest {
  NULL,
  TRUE,
  FALSE,
  /// NULL of a BOOL.
  UNKNOWN
}
