package dev.lakebird.sql.syntax;

/// Kinds of join.
public enum JoinKind {
  /// `a, b`: like CROSS, and weaker than every other join.
  COMMA,
  CROSS,
  INNER,
  LEFT,
  RIGHT,
  FULL
}
