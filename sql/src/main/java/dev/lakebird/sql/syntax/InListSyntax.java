package dev.lakebird.sql.syntax;

import java.util.List;

/// `operand [NOT] IN (items)`.
public record InListSyntax(
    SourceSpan span, ExpressionSyntax operand, List<ExpressionSyntax> items, boolean negated)
    implements ExpressionSyntax {
  public InListSyntax {
    items = List.copyOf(items);
  }
}
