package dev.lakebird.sql.syntax;

/// Where a frame begins or ends.
public enum FrameBoundKind {
  UNBOUNDED_PRECEDING,
  PRECEDING,
  CURRENT_ROW,
  FOLLOWING,
  UNBOUNDED_FOLLOWING
}
