package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// The table that a new one is made after.
public record TableOriginSyntax(
    SourceSpan span, TableOriginKind kind, PathSyntax source, @Nullable ExpressionSyntax systemTime)
    implements Syntax {}
