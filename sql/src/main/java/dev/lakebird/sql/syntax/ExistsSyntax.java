package dev.lakebird.sql.syntax;

/// `EXISTS(query)`.
public record ExistsSyntax(SourceSpan span, QuerySyntax query) implements ExpressionSyntax {}
