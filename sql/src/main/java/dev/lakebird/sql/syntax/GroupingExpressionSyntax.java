package dev.lakebird.sql.syntax;

/// An expression, ordinal or alias to group by.
public record GroupingExpressionSyntax(SourceSpan span, ExpressionSyntax expression)
    implements GroupingItemSyntax {}
