package dev.lakebird.sql.syntax;

/// Prefix operators.
public enum UnaryOperator {
  /// `+x`
  PLUS,
  /// `-x`
  MINUS,
  /// `~x`
  BITWISE_NOT,
  /// `NOT x`
  NOT
}
