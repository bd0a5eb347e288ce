package dev.lakebird.sql.syntax;

/// One `name AS (query)` of a WITH clause.
public record CommonTableSyntax(SourceSpan span, IdentifierSyntax name, QuerySyntax query)
    implements Syntax {}
