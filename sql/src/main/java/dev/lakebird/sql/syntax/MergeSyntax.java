package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `MERGE [INTO] target USING source ON condition WHEN …`.
public record MergeSyntax(
    SourceSpan span,
    PathSyntax target,
    @Nullable IdentifierSyntax alias,
    FromItemSyntax source,
    ExpressionSyntax condition,
    List<MergeClauseSyntax> clauses)
    implements StatementSyntax {
  public MergeSyntax {
    clauses = List.copyOf(clauses);
  }
}
