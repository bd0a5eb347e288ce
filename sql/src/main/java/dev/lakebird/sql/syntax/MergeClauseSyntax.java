package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One WHEN clause of a MERGE.
public record MergeClauseSyntax(
    SourceSpan span,
    MergeMatch match,
    @Nullable ExpressionSyntax condition,
    MergeActionSyntax action)
    implements Syntax {}
