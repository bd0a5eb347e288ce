package dev.lakebird.sql.syntax;

import java.util.List;

/// `WITH(a AS 1, b AS a + 1, b * 2)`: variables, each visible to the next, and the result.
public record WithExpressionSyntax(
    SourceSpan span, List<WithVariableSyntax> variables, ExpressionSyntax result)
    implements ExpressionSyntax {
  public WithExpressionSyntax {
    variables = List.copyOf(variables);
  }
}
