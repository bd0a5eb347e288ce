package dev.lakebird.sql.syntax;

/// Where a jump goes.
public enum JumpKind {
  /// Behind the loop or block.
  BREAK,
  /// To the next round.
  CONTINUE,
  /// Out of the script or procedure.
  RETURN
}
