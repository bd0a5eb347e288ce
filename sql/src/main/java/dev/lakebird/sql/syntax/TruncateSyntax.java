package dev.lakebird.sql.syntax;

/// `TRUNCATE TABLE target`.
public record TruncateSyntax(SourceSpan span, PathSyntax target) implements StatementSyntax {}
