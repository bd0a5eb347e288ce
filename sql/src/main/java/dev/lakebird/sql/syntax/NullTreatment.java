package dev.lakebird.sql.syntax;

/// `IGNORE NULLS` or `RESPECT NULLS`.
public enum NullTreatment {
  IGNORE,
  RESPECT
}
