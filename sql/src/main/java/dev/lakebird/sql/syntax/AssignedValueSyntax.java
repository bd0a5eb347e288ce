package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A value for a column: an expression, or `DEFAULT` where the expression is absent.
public record AssignedValueSyntax(SourceSpan span, @Nullable ExpressionSyntax expression)
    implements Syntax {}
