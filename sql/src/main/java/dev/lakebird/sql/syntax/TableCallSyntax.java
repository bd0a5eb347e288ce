package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A table function called in FROM.
public record TableCallSyntax(SourceSpan span, CallSyntax call, @Nullable IdentifierSyntax alias)
    implements FromItemSyntax {}
