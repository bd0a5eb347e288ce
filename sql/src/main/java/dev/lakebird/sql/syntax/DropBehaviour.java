package dev.lakebird.sql.syntax;

/// What dropping a schema does with what it holds.
public enum DropBehaviour {
  CASCADE,
  RESTRICT
}
