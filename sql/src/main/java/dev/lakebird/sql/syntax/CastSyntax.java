package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `CAST` or `SAFE_CAST` with the optional `FORMAT … [AT TIME ZONE …]`.
public record CastSyntax(
    SourceSpan span,
    boolean safe,
    ExpressionSyntax operand,
    TypeSyntax type,
    @Nullable ExpressionSyntax format,
    @Nullable ExpressionSyntax timeZone)
    implements ExpressionSyntax {}
