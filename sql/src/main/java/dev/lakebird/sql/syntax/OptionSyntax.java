package dev.lakebird.sql.syntax;

/// One `name = value` of an `OPTIONS` list.
public record OptionSyntax(SourceSpan span, IdentifierSyntax name, ExpressionSyntax value)
    implements Syntax {}
