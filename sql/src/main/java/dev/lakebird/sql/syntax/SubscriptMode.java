package dev.lakebird.sql.syntax;

/// How the index of a subscript counts and what an absent element gives.
public enum SubscriptMode {
  /// `[index]`: from 0 in an array; a name or position in JSON.
  PLAIN,
  /// From 0; outside is an error.
  OFFSET,
  /// From 1; outside is an error.
  ORDINAL,
  /// From 0; outside is NULL.
  SAFE_OFFSET,
  /// From 1; outside is NULL.
  SAFE_ORDINAL
}
