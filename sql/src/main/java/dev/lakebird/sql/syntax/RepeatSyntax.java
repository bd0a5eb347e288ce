package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `REPEAT … UNTIL until END REPEAT`.
public record RepeatSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax label,
    List<StatementSyntax> statements,
    ExpressionSyntax until)
    implements StatementSyntax {
  public RepeatSyntax {
    statements = List.copyOf(statements);
  }
}
