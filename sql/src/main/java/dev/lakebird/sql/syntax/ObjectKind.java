package dev.lakebird.sql.syntax;

/// Kinds of catalog object.
public enum ObjectKind {
  SCHEMA,
  TABLE,
  EXTERNAL_TABLE,
  SNAPSHOT_TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  FUNCTION,
  TABLE_FUNCTION,
  PROCEDURE
}
