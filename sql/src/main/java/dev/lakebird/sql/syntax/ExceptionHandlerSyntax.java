package dev.lakebird.sql.syntax;

import java.util.List;

/// The statements of EXCEPTION WHEN ERROR THEN.
public record ExceptionHandlerSyntax(SourceSpan span, List<StatementSyntax> statements)
    implements Syntax {
  public ExceptionHandlerSyntax {
    statements = List.copyOf(statements);
  }
}
