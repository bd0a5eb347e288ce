package dev.lakebird.sql.syntax;

/// `NULLS FIRST` or `NULLS LAST`.
public enum NullOrder {
  FIRST,
  LAST
}
