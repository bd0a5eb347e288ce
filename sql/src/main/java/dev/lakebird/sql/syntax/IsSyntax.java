package dev.lakebird.sql.syntax;

/// `operand IS [NOT] NULL | TRUE | FALSE | UNKNOWN`.
public record IsSyntax(SourceSpan span, ExpressionSyntax operand, IsTest test, boolean negated)
    implements ExpressionSyntax {}
