package dev.lakebird.sql.syntax;

import java.util.List;

/// `CALL procedure(arguments)`.
public record CallStatementSyntax(
    SourceSpan span, PathSyntax procedure, List<ExpressionSyntax> arguments)
    implements StatementSyntax {
  public CallStatementSyntax {
    arguments = List.copyOf(arguments);
  }
}
