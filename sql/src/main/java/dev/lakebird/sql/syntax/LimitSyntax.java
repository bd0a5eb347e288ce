package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `LIMIT count [OFFSET offset]`.
public record LimitSyntax(
    SourceSpan span, ExpressionSyntax count, @Nullable ExpressionSyntax offset) implements Syntax {}
