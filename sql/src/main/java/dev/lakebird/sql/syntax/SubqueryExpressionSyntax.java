package dev.lakebird.sql.syntax;

/// `(query)` as a value.
public record SubqueryExpressionSyntax(SourceSpan span, QuerySyntax query)
    implements ExpressionSyntax {}
