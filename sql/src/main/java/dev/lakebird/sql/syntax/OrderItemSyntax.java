package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One item of an ORDER BY; where `nulls` is not written, NULLs come first ascending and last descending.
public record OrderItemSyntax(
    SourceSpan span,
    ExpressionSyntax expression,
    @Nullable ExpressionSyntax collation,
    boolean descending,
    @Nullable NullOrder nulls)
    implements Syntax {}
