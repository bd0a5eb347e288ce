package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole query expression. As a body of another it stood in parentheses.
public record QuerySyntax(
    SourceSpan span,
    @Nullable WithSyntax with,
    QueryBodySyntax body,
    List<OrderItemSyntax> orderBy,
    @Nullable LimitSyntax limit)
    implements QueryBodySyntax {
  public QuerySyntax {
    orderBy = List.copyOf(orderBy);
  }
}
