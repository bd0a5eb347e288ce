package dev.lakebird.sql.syntax;

/// `FROM …` as a query of its own: all its columns.
public record FromQuerySyntax(SourceSpan span, FromItemSyntax from) implements QueryBodySyntax {}
