package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// A table, view or common table by path, or an array path of an earlier item (`t.items`, which unnests it).
/// `systemTime` from `FOR SYSTEM_TIME AS OF`; `offset` from `WITH OFFSET`, which only an array path takes.
public record TableReferenceSyntax(
    SourceSpan span,
    PathSyntax path,
    @Nullable IdentifierSyntax alias,
    @Nullable ExpressionSyntax systemTime,
    @Nullable OffsetSyntax offset)
    implements FromItemSyntax {}
