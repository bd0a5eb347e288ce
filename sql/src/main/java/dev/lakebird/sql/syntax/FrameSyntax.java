package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A window frame; without an end (no BETWEEN) it ends at the current row.
public record FrameSyntax(
    SourceSpan span, FrameUnit unit, FrameBoundSyntax start, @Nullable FrameBoundSyntax end)
    implements Syntax {}
