package dev.lakebird.sql.syntax;

/// A query as a statement.
public record QueryStatementSyntax(SourceSpan span, QuerySyntax query) implements StatementSyntax {}
