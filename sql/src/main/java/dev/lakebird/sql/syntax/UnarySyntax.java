package dev.lakebird.sql.syntax;

/// A prefix operator and its operand.
public record UnarySyntax(SourceSpan span, UnaryOperator operator, ExpressionSyntax operand)
    implements ExpressionSyntax {}
