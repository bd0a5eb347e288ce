package dev.lakebird.sql.syntax;

/// `operand [NOT] IN (query)`.
public record InSubquerySyntax(
    SourceSpan span, ExpressionSyntax operand, QuerySyntax query, boolean negated)
    implements ExpressionSyntax {}
