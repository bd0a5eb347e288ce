package dev.lakebird.sql.syntax;

/// One item of a GROUP BY, or of its GROUPING SETS.
public sealed interface GroupingItemSyntax extends Syntax
    permits GroupingExpressionSyntax,
        GroupingSetSyntax,
        RollupSyntax,
        CubeSyntax,
        GroupingSetsSyntax {}
