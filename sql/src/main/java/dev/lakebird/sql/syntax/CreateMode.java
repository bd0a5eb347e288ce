package dev.lakebird.sql.syntax;

/// The words around CREATE: `OR REPLACE`, `TEMP`, `IF NOT EXISTS`.
public record CreateMode(boolean orReplace, boolean temporary, boolean ifNotExists) {}
