package dev.lakebird.catalog.sqlite;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite's result codes mean to a user, and which of them leave a commit in doubt.
final class SqliteErrors {
  private SqliteErrors() {}

  static LakebirdException translate(SQLException failure, Path file) {
    return switch (primaryCode(failure)) {
      case FULL ->
          error(ErrorCode.STORAGE_FULL, "The disk of the catalog store is full", failure, file);
      case BUSY, LOCKED ->
          error(
              ErrorCode.STORAGE_UNAVAILABLE,
              "The catalog store is held by another process",
              failure,
              file);
      case PERM, AUTH, READONLY ->
          error(ErrorCode.STORAGE_DENIED, "The catalog store cannot be written", failure, file);
      case CORRUPT, NOTADB ->
          error(ErrorCode.CORRUPT_FILE, "The catalog store is damaged", failure, file);
      default ->
          error(
              ErrorCode.STORAGE_UNAVAILABLE,
              "The catalog store failed: " + failure.getMessage(),
              failure,
              file);
    };
  }

  /// Whether a failed COMMIT is known to have left nothing behind: SQLite reports these before it
  /// writes the commit record.
  static boolean leavesNothing(SQLException failure) {
    return switch (primaryCode(failure)) {
      case BUSY, LOCKED, FULL, CONSTRAINT, READONLY -> true;
      default -> false;
    };
  }

  static boolean isBusy(SQLException failure) {
    return switch (primaryCode(failure)) {
      case BUSY, LOCKED -> true;
      default -> false;
    };
  }

  private enum Primary {
    FULL,
    BUSY,
    LOCKED,
    PERM,
    AUTH,
    READONLY,
    CORRUPT,
    NOTADB,
    CONSTRAINT,
    OTHER
  }

  private static Primary primaryCode(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return Primary.OTHER;
    }
    int code = sqlite.getResultCode().code & 0xFF;
    for (var known :
        new SQLiteErrorCode[] {
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED,
          SQLiteErrorCode.SQLITE_PERM,
          SQLiteErrorCode.SQLITE_AUTH,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_CONSTRAINT
        }) {
      if (known.code == code) {
        return Primary.valueOf(known.name().substring("SQLITE_".length()));
      }
    }
    return Primary.OTHER;
  }

  private static LakebirdException error(
      ErrorCode code, String message, SQLException cause, Path file) {
    return new LakebirdException(code, message, cause).with("store", file);
  }
}
