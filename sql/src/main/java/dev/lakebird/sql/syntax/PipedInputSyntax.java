package dev.lakebird.sql.syntax;

/// The input of a pipe operator, where an item of FROM stands.
public record PipedInputSyntax(SourceSpan span) implements FromItemSyntax {}
