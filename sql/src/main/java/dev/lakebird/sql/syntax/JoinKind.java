package dev.lakebird.sql.syntax;

/// Kinds of join.
public enum JoinKind {
  /// `a, b`: joins from left to right like the others.
  COMMA,
  CROSS,
  INNER,
  LEFT,
  RIGHT,
  FULL
}
