package dev.lakebird.sql.syntax;

/// `left IS [NOT] DISTINCT FROM right`; negated with NOT.
public record DistinctFromSyntax(
    SourceSpan span, ExpressionSyntax left, ExpressionSyntax right, boolean negated)
    implements ExpressionSyntax {}
