package dev.lakebird.sql.syntax;

/// One `WHEN condition THEN result`; with a CASE operand the condition is the value it is compared with.
public record WhenSyntax(SourceSpan span, ExpressionSyntax condition, ExpressionSyntax result)
    implements Syntax {}
