package dev.lakebird.sql.syntax;

/// How many patterns must match.
public enum LikeQuantifier {
  /// `ANY` or `SOME`.
  ANY,
  ALL
}
