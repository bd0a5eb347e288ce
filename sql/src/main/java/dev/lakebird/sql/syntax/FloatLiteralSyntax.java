package dev.lakebird.sql.syntax;

/// A number with a decimal point or an exponent, as written.
public record FloatLiteralSyntax(SourceSpan span, String text) implements LiteralSyntax {}
