package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `EXTRACT(part FROM source [AT TIME ZONE timeZone])`.
public record ExtractSyntax(
    SourceSpan span,
    DatePartSyntax part,
    ExpressionSyntax source,
    @Nullable ExpressionSyntax timeZone)
    implements ExpressionSyntax {}
