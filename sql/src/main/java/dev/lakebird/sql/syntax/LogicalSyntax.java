package dev.lakebird.sql.syntax;

import java.util.List;

/// A whole chain of AND or of OR: two or more operands, in order.
public record LogicalSyntax(
    SourceSpan span, LogicalOperator operator, List<ExpressionSyntax> operands)
    implements ExpressionSyntax {
  public LogicalSyntax {
    operands = List.copyOf(operands);
  }
}
