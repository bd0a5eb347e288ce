package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A date part: `DAY`, `WEEK(MONDAY)`.
public record DatePartSyntax(
    SourceSpan span, IdentifierSyntax name, @Nullable IdentifierSyntax argument)
    implements Syntax {}
