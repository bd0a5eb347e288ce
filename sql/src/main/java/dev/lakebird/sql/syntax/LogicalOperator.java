package dev.lakebird.sql.syntax;

/// The two connectives.
public enum LogicalOperator {
  AND,
  OR
}
