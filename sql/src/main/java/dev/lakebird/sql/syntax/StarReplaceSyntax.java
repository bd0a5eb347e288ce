package dev.lakebird.sql.syntax;

/// One `expression AS name` of a star's REPLACE.
public record StarReplaceSyntax(SourceSpan span, ExpressionSyntax expression, IdentifierSyntax name)
    implements Syntax {}
