package dev.lakebird.sql.syntax;

/// Set operators.
public enum SetOperator {
  UNION,
  INTERSECT,
  EXCEPT
}
