package dev.lakebird.sql.syntax;

/// What a query orders and limits: a SELECT, a set operation, or a query in parentheses.
public sealed interface QueryBodySyntax extends Syntax
    permits SelectSyntax, SetOperationSyntax, QuerySyntax {}
