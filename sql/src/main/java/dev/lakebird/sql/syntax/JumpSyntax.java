package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// BREAK, CONTINUE (LEAVE and ITERATE are the same) or RETURN.
public record JumpSyntax(SourceSpan span, JumpKind kind, @Nullable IdentifierSyntax label)
    implements StatementSyntax {}
