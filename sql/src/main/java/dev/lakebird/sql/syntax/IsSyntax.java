package dev.lakebird.sql.syntax;

/// `operand IS [NOT] NULL | TRUE | FALSE`.
public record IsSyntax(SourceSpan span, ExpressionSyntax operand, IsTest test, boolean negated)
    implements ExpressionSyntax {}
