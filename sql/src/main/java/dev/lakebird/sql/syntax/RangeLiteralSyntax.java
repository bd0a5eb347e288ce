package dev.lakebird.sql.syntax;

/// `RANGE<DATE> '[2026-01-01, 2026-02-01)'`; the text is not read yet.
public record RangeLiteralSyntax(SourceSpan span, RangeTypeSyntax type, String text)
    implements LiteralSyntax {}
