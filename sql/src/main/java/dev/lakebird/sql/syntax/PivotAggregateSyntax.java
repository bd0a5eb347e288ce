package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// An aggregate of a PIVOT and the prefix of its columns.
public record PivotAggregateSyntax(
    SourceSpan span, ExpressionSyntax expression, @Nullable IdentifierSyntax alias)
    implements Syntax {}
