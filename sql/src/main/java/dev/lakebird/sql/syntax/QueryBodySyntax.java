package dev.lakebird.sql.syntax;

/// What a query orders and limits: a SELECT, a set operation, a query in parentheses, a
/// FROM alone, or a query with pipe operators.
public sealed interface QueryBodySyntax extends Syntax
    permits SelectSyntax, SetOperationSyntax, QuerySyntax, FromQuerySyntax, PipedSyntax {}
