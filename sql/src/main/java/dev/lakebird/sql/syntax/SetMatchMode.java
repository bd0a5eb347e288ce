package dev.lakebird.sql.syntax;

/// Which columns a set operation by name keeps.
public enum SetMatchMode {
  /// Those of every input.
  INNER,
  /// Those of any input, NULL where absent.
  FULL,
  /// Those of the first input.
  LEFT
}
