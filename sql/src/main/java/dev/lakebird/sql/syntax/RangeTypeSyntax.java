package dev.lakebird.sql.syntax;

/// `RANGE<element>`.
public record RangeTypeSyntax(SourceSpan span, TypeSyntax element) implements TypeSyntax {}
