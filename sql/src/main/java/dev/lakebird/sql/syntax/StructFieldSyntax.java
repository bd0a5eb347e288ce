package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One `value [AS alias]` of a struct constructor.
public record StructFieldSyntax(
    SourceSpan span, ExpressionSyntax value, @Nullable IdentifierSyntax alias) implements Syntax {}
