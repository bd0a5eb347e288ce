package dev.lakebird.sql.syntax;

/// How a new table is made after another.
public enum TableOriginKind {
  /// Its schema alone.
  LIKE,
  /// A copy.
  COPY,
  /// A copy that shares files.
  CLONE
}
