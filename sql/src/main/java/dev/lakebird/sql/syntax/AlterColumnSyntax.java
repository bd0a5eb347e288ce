package dev.lakebird.sql.syntax;

import java.util.List;

/// One change of a column.
public sealed interface AlterColumnSyntax extends Syntax {
  /// `SET OPTIONS (…)`.
  record SetOptions(SourceSpan span, List<OptionSyntax> options) implements AlterColumnSyntax {
    public SetOptions {
      options = List.copyOf(options);
    }
  }

  /// `SET DATA TYPE type`.
  record SetType(SourceSpan span, TypeSyntax type) implements AlterColumnSyntax {}

  /// `SET DEFAULT value`.
  record SetDefault(SourceSpan span, ExpressionSyntax value) implements AlterColumnSyntax {}

  /// `DROP DEFAULT`.
  record DropDefault(SourceSpan span) implements AlterColumnSyntax {}

  /// `DROP NOT NULL`.
  record DropNotNull(SourceSpan span) implements AlterColumnSyntax {}
}
