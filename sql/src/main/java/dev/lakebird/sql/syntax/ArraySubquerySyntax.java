package dev.lakebird.sql.syntax;

/// `ARRAY(query)`.
public record ArraySubquerySyntax(SourceSpan span, QuerySyntax query) implements ExpressionSyntax {}
