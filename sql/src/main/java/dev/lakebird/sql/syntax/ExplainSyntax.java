package dev.lakebird.sql.syntax;

/// `EXPLAIN [ANALYZE] statement`.
public record ExplainSyntax(SourceSpan span, boolean analyze, StatementSyntax statement)
    implements StatementSyntax {}
