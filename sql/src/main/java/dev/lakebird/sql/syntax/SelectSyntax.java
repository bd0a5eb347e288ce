package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One SELECT with its clauses.
public record SelectSyntax(
    SourceSpan span,
    boolean distinct,
    @Nullable SelectAsSyntax as,
    List<SelectItemSyntax> items,
    @Nullable FromItemSyntax from,
    @Nullable ExpressionSyntax where,
    @Nullable GroupBySyntax groupBy,
    @Nullable ExpressionSyntax having,
    @Nullable ExpressionSyntax qualify,
    List<NamedWindowSyntax> windows)
    implements QueryBodySyntax {
  public SelectSyntax {
    items = List.copyOf(items);
    windows = List.copyOf(windows);
  }
}
