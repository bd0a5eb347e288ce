package dev.lakebird.sql.syntax;

/// The rows of a query.
public record InsertQuerySyntax(SourceSpan span, QuerySyntax query) implements InsertSourceSyntax {}
