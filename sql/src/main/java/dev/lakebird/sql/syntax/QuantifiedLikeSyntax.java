package dev.lakebird.sql.syntax;

/// `operand [NOT] LIKE {ANY | SOME | ALL} patterns`.
public record QuantifiedLikeSyntax(
    SourceSpan span,
    ExpressionSyntax operand,
    LikeQuantifier quantifier,
    PatternsSyntax patterns,
    boolean negated)
    implements ExpressionSyntax {}
