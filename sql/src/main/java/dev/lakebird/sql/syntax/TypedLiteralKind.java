package dev.lakebird.sql.syntax;

/// The types that a literal may name before its string.
public enum TypedLiteralKind {
  DATE,
  TIME,
  DATETIME,
  TIMESTAMP,
  NUMERIC,
  BIGNUMERIC,
  JSON
}
