package dev.lakebird.sql.syntax;

/// One item of a FROM clause.
public sealed interface FromItemSyntax extends Syntax
    permits TableReferenceSyntax,
        UnnestSyntax,
        SubqueryTableSyntax,
        TableCallSyntax,
        JoinSyntax,
        PivotSyntax,
        UnpivotSyntax,
        MatchRecognizeSyntax,
        SampleSyntax,
        PipedInputSyntax {}
