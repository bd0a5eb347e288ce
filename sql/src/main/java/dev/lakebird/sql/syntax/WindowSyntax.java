package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window specification. `OVER name` and `WINDOW a AS b` give one with only a base.
public record WindowSyntax(
    SourceSpan span,
    @Nullable IdentifierSyntax base,
    List<ExpressionSyntax> partitionBy,
    List<OrderItemSyntax> orderBy,
    @Nullable FrameSyntax frame)
    implements Syntax {
  public WindowSyntax {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
  }
}
