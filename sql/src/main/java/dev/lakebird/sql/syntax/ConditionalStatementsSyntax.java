package dev.lakebird.sql.syntax;

import java.util.List;

/// A condition and the statements it guards.
public record ConditionalStatementsSyntax(
    SourceSpan span, ExpressionSyntax condition, List<StatementSyntax> statements)
    implements Syntax {
  public ConditionalStatementsSyntax {
    statements = List.copyOf(statements);
  }
}
