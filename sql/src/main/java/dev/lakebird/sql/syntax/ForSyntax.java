package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `FOR variable IN (query) DO … END FOR`.
public record ForSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax label,
    IdentifierSyntax variable,
    QuerySyntax query,
    List<StatementSyntax> statements)
    implements StatementSyntax {
  public ForSyntax {
    statements = List.copyOf(statements);
  }
}
