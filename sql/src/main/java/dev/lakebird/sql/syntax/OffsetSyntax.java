package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `WITH OFFSET [[AS] alias]`.
public record OffsetSyntax(SourceSpan span, @Nullable IdentifierSyntax alias) implements Syntax {}
