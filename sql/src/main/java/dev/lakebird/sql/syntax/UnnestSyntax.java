package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `UNNEST(array) [[AS] alias] [WITH OFFSET …]`.
public record UnnestSyntax(
    SourceSpan span,
    ExpressionSyntax array,
    @Nullable IdentifierSyntax alias,
    @Nullable OffsetSyntax offset)
    implements FromItemSyntax {}
