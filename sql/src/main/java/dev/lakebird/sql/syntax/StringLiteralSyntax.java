package dev.lakebird.sql.syntax;

/// A string, its chunks joined and escapes decoded.
public record StringLiteralSyntax(SourceSpan span, String value) implements LiteralSyntax {}
