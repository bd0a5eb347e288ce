package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CASE [operand] WHEN … THEN … [ELSE …] END CASE`.
public record CaseStatementSyntax(
    SourceSpan span,
    @Nullable ExpressionSyntax operand,
    List<ConditionalStatementsSyntax> branches,
    List<StatementSyntax> otherwise)
    implements StatementSyntax {
  public CaseStatementSyntax {
    branches = List.copyOf(branches);
    otherwise = List.copyOf(otherwise);
  }
}
