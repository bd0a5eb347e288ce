package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `input TABLESAMPLE method (size {PERCENT | ROWS}) [REPEATABLE (seed)]`.
public record SampleSyntax(
    SourceSpan span,
    FromItemSyntax input,
    IdentifierSyntax method,
    ExpressionSyntax size,
    boolean percent,
    @Nullable ExpressionSyntax seed)
    implements FromItemSyntax {}
