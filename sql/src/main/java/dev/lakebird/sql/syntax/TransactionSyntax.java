package dev.lakebird.sql.syntax;

/// `BEGIN TRANSACTION`, `COMMIT TRANSACTION` or `ROLLBACK TRANSACTION`.
public record TransactionSyntax(SourceSpan span, TransactionAction action)
    implements StatementSyntax {}
