package dev.lakebird.sql.syntax;

import org.jspecify.annotations.Nullable;

/// `DELETE [FROM] target [alias] WHERE where`. Whether WHERE must be there is for analysis.
public record DeleteSyntax(
    SourceSpan span,
    PathSyntax target,
    @Nullable IdentifierSyntax alias,
    @Nullable ExpressionSyntax where)
    implements StatementSyntax {}
