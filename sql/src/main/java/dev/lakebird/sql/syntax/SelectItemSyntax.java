package dev.lakebird.sql.syntax;

/// One item of a select list.
public sealed interface SelectItemSyntax extends Syntax
    permits SelectExpressionSyntax, SelectStarSyntax {}
