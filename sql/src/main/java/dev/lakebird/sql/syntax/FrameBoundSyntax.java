package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One end of a frame; the offset for PRECEDING and FOLLOWING alone.
public record FrameBoundSyntax(
    SourceSpan span, FrameBoundKind kind, @Nullable ExpressionSyntax offset) implements Syntax {}
