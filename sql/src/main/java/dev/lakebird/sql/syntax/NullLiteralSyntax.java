package dev.lakebird.sql.syntax;

/// `NULL`.
public record NullLiteralSyntax(SourceSpan span) implements LiteralSyntax {}
