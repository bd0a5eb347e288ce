package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `expression [[AS] alias]`.
public record SelectExpressionSyntax(
    SourceSpan span, ExpressionSyntax expression, @Nullable IdentifierSyntax alias)
    implements SelectItemSyntax {}
