package dev.lakebird.sql.syntax;

/// `operand [NOT] IN UNNEST(array)`.
public record InUnnestSyntax(
    SourceSpan span, ExpressionSyntax operand, ExpressionSyntax array, boolean negated)
    implements ExpressionSyntax {}
