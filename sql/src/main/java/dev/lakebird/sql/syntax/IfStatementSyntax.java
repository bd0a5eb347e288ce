package dev.lakebird.sql.syntax;

import java.util.List;

/// `IF … THEN … [ELSEIF … THEN …] [ELSE …] END IF`.
public record IfStatementSyntax(
    SourceSpan span, List<ConditionalStatementsSyntax> branches, List<StatementSyntax> otherwise)
    implements StatementSyntax {
  public IfStatementSyntax {
    branches = List.copyOf(branches);
    otherwise = List.copyOf(otherwise);
  }
}
