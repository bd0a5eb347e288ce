package dev.lakebird.sql.syntax;

/// One `name AS window` of a WINDOW clause.
public record NamedWindowSyntax(SourceSpan span, IdentifierSyntax name, WindowSyntax window)
    implements Syntax {}
