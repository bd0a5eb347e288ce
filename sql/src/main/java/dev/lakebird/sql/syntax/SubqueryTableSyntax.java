package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `(query) [[AS] alias]`.
public record SubqueryTableSyntax(
    SourceSpan span, QuerySyntax query, @Nullable IdentifierSyntax alias)
    implements FromItemSyntax {}
