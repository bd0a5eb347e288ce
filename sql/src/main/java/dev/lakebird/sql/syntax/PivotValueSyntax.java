package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A value that becomes a column of a PIVOT.
public record PivotValueSyntax(
    SourceSpan span, ExpressionSyntax expression, @Nullable IdentifierSyntax alias)
    implements Syntax {}
