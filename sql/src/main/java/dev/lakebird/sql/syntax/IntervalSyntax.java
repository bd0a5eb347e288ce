package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `INTERVAL value part [TO lastPart]`.
public record IntervalSyntax(
    SourceSpan span,
    ExpressionSyntax value,
    IdentifierSyntax part,
    @Nullable IdentifierSyntax lastPart)
    implements ExpressionSyntax {}
