package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `WHILE condition DO … END WHILE`.
public record WhileSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax label,
    ExpressionSyntax condition,
    List<StatementSyntax> statements)
    implements StatementSyntax {
  public WhileSyntax {
    statements = List.copyOf(statements);
  }
}
