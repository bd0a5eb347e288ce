package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `BEGIN … [EXCEPTION WHEN ERROR THEN …] END`.
public record BlockSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax label,
    List<StatementSyntax> statements,
    @Nullable ExceptionHandlerSyntax handler)
    implements StatementSyntax {
  public BlockSyntax {
    statements = List.copyOf(statements);
  }
}
