package dev.lakebird.sql.parse;

/// What a text may hold at most; more is `LIMIT_EXCEEDED`.
///
/// @param statementBytesMax UTF-8 bytes of one statement
/// @param nestingDepthMax levels of parentheses, subqueries, prefix operators, types and blocks inside each other
/// @param chainLengthMax links of one chain that leans to the left without parentheses: arithmetic operators,
///     subscripts, joins (`a + b + c`); chains of AND, OR and set operators are flat and have no limit of their own
public record ParseLimits(int statementBytesMax, int nestingDepthMax, int chainLengthMax) {
  /// One MiB, 250 levels, 1,000 links. The levels fit a stack of 1 MiB, in this stage and in those that walk the tree
  /// after it.
  public static final ParseLimits DEFAULT = new ParseLimits(1 << 20, 250, 1_000);

  public ParseLimits {
    if (statementBytesMax < 1 || nestingDepthMax < 1 || chainLengthMax < 1) {
      throw new IllegalArgumentException("A limit allows at least one");
    }
  }
}
