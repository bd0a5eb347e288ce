package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `RAISE [USING MESSAGE = message]`.
public record RaiseSyntax(SourceSpan span, @Nullable ExpressionSyntax message)
    implements StatementSyntax {}
