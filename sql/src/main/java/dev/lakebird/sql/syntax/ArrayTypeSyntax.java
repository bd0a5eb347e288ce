package dev.lakebird.sql.syntax;

/// `ARRAY<element>`.
public record ArrayTypeSyntax(SourceSpan span, TypeSyntax element) implements TypeSyntax {}
