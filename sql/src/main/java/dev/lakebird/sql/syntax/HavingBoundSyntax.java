package dev.lakebird.sql.syntax;

/// `HAVING MAX expression` or `HAVING MIN expression` inside an aggregate.
public record HavingBoundSyntax(SourceSpan span, boolean max, ExpressionSyntax expression)
    implements Syntax {}
