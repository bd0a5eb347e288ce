package dev.lakebird.sql.syntax;

/// What a frame counts.
public enum FrameUnit {
  ROWS,
  RANGE
}
