package dev.lakebird.sql.syntax;

/// What happens to the transaction of a session.
public enum TransactionAction {
  BEGIN,
  COMMIT,
  ROLLBACK
}
