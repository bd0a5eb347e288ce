package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CASE [operand] WHEN … THEN … [ELSE otherwise] END`.
public record CaseSyntax(
    SourceSpan span,
    @Nullable ExpressionSyntax operand,
    List<WhenSyntax> branches,
    @Nullable ExpressionSyntax otherwise)
    implements ExpressionSyntax {
  public CaseSyntax {
    branches = List.copyOf(branches);
  }
}
