package dev.lakebird.sql.syntax;

import java.util.List;

/// Where a quantified LIKE takes its patterns from.
public sealed interface PatternsSyntax extends Syntax {
  /// `(pattern, …)`.
  record Listed(SourceSpan span, List<ExpressionSyntax> items) implements PatternsSyntax {
    public Listed {
      items = List.copyOf(items);
    }
  }

  /// `UNNEST(array)`.
  record Unnested(SourceSpan span, ExpressionSyntax array) implements PatternsSyntax {}

  /// `(query)`.
  record Queried(SourceSpan span, QuerySyntax query) implements PatternsSyntax {}
}
