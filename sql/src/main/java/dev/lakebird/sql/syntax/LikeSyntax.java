package dev.lakebird.sql.syntax;

/// `operand [NOT] LIKE pattern`.
public record LikeSyntax(
    SourceSpan span, ExpressionSyntax operand, ExpressionSyntax pattern, boolean negated)
    implements ExpressionSyntax {}
