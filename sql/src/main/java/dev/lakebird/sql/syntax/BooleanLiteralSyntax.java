package dev.lakebird.sql.syntax;

/// `TRUE` or `FALSE`.
public record BooleanLiteralSyntax(SourceSpan span, boolean value) implements LiteralSyntax {}
