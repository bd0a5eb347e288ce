package dev.lakebird.sql.syntax;

/// `base[index]`, `base[OFFSET(index)]` and the like.
public record SubscriptSyntax(
    SourceSpan span, ExpressionSyntax base, SubscriptMode mode, ExpressionSyntax index)
    implements ExpressionSyntax {}
