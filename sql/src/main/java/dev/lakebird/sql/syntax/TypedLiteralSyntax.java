package dev.lakebird.sql.syntax;

/// A literal that names its type before a string, such as `DATE '2026-01-31'`; the text is not read yet.
public record TypedLiteralSyntax(SourceSpan span, TypedLiteralKind kind, String text)
    implements LiteralSyntax {}
