package dev.lakebird.sql.syntax;

/// `operand [NOT] BETWEEN low AND high`.
public record BetweenSyntax(
    SourceSpan span,
    ExpressionSyntax operand,
    ExpressionSyntax low,
    ExpressionSyntax high,
    boolean negated)
    implements ExpressionSyntax {}
