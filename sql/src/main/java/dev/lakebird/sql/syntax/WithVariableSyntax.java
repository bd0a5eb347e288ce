package dev.lakebird.sql.syntax;

/// One variable of a WITH expression.
public record WithVariableSyntax(SourceSpan span, IdentifierSyntax name, ExpressionSyntax value)
    implements Syntax {}
