package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One argument of EXECUTE IMMEDIATE.
public record ExecuteArgumentSyntax(
    SourceSpan span, ExpressionSyntax value, @Nullable IdentifierSyntax alias) implements Syntax {}
