package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `PATTERN` of MATCH_RECOGNIZE is made of.
public sealed interface RowPatternSyntax extends Syntax {
  /// One row that is what the symbol is defined as.
  record Symbol(SourceSpan span, IdentifierSyntax name) implements RowPatternSyntax {}

  /// `^`: before the first row of the partition.
  record Start(SourceSpan span) implements RowPatternSyntax {}

  /// `$`: behind the last row of the partition.
  record End(SourceSpan span) implements RowPatternSyntax {}

  /// One behind the other; of none, nothing.
  record Sequence(SourceSpan span, List<RowPatternSyntax> parts) implements RowPatternSyntax {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// `a | b`: the first that fits.
  record Choice(SourceSpan span, List<RowPatternSyntax> branches) implements RowPatternSyntax {
    public Choice {
      branches = List.copyOf(branches);
    }
  }

  /// A part again and again.
  ///
  /// @param least how often at least; null for never
  /// @param most how often at most; null without a limit
  /// @param reluctant whether fewer are better
  record Repeat(
      SourceSpan span,
      RowPatternSyntax part,
      @Nullable ExpressionSyntax least,
      @Nullable ExpressionSyntax most,
      boolean reluctant)
      implements RowPatternSyntax {}
}
