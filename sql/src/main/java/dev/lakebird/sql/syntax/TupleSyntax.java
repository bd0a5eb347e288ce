package dev.lakebird.sql.syntax;

import java.util.List;

/// `(a, b, …)`: a struct with anonymous fields, at least two.
public record TupleSyntax(SourceSpan span, List<ExpressionSyntax> fields)
    implements ExpressionSyntax {
  public TupleSyntax {
    fields = List.copyOf(fields);
  }
}
