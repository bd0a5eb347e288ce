package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `DROP kind [IF EXISTS] name [CASCADE | RESTRICT]`.
public record DropSyntax(
    SourceSpan span,
    ObjectKind kind,
    boolean ifExists,
    PathSyntax name,
    @Nullable DropBehaviour behaviour)
    implements StatementSyntax {}
