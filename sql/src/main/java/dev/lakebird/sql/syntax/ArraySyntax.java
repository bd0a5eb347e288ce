package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `[…]`, `ARRAY[…]`, `ARRAY<elementType>[…]`.
public record ArraySyntax(
    SourceSpan span, @Nullable TypeSyntax elementType, List<ExpressionSyntax> elements)
    implements ExpressionSyntax {
  public ArraySyntax {
    elements = List.copyOf(elements);
  }
}
