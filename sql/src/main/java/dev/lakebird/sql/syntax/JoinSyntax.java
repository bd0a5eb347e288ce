package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A join; at most one of `on` and `using` is there. Chains lean to the left unless parentheses say otherwise.
public record JoinSyntax(
    SourceSpan span,
    JoinKind kind,
    FromItemSyntax left,
    FromItemSyntax right,
    @Nullable ExpressionSyntax on,
    List<IdentifierSyntax> using)
    implements FromItemSyntax {
  public JoinSyntax {
    using = List.copyOf(using);
  }
}
