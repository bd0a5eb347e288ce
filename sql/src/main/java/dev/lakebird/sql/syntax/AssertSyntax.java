package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `ASSERT condition [AS 'description']`.
public record AssertSyntax(
    SourceSpan span, ExpressionSyntax condition, @Nullable String description)
    implements StatementSyntax {}
