package dev.lakebird.sql.syntax;

/// `SELECT AS …`: rows that are values.
public sealed interface SelectAsSyntax extends Syntax {
  /// `AS STRUCT`.
  record Struct(SourceSpan span) implements SelectAsSyntax {}

  /// `AS VALUE`.
  record Value(SourceSpan span) implements SelectAsSyntax {}

  /// `AS typename`.
  record Type(SourceSpan span, PathSyntax name) implements SelectAsSyntax {}
}
