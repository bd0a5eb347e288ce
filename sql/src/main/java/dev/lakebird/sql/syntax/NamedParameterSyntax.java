package dev.lakebird.sql.syntax;

/// `@name`.
public record NamedParameterSyntax(SourceSpan span, String name) implements ExpressionSyntax {}
