package dev.lakebird.sql.syntax;

/// Where the rows of an INSERT come from.
public sealed interface InsertSourceSyntax extends Syntax
    permits InsertValuesSyntax, InsertQuerySyntax {}
