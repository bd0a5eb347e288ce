package dev.lakebird.sql.syntax;

/// `?`, counted from 1 through the whole text.
public record PositionalParameterSyntax(SourceSpan span, int ordinal) implements ExpressionSyntax {}
