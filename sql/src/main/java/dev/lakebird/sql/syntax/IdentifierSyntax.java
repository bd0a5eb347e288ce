package dev.lakebird.sql.syntax;

/// One name, escapes of a back-quoted one decoded.
public record IdentifierSyntax(SourceSpan span, String name, boolean quoted) implements Syntax {}
