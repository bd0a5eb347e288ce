package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// What a join makes of its two inputs. The left is the probe side: it streams; the right is the
/// build side: it is held.
public enum JoinKind {
  /// Every pair that satisfies the condition.
  INNER,
  /// The pairs, and left rows without a partner beside NULLs.
  LEFT,
  /// The pairs, and right rows without a partner beside NULLs.
  RIGHT,
  /// The pairs, and all rows without a partner beside NULLs.
  FULL,
  /// Left rows that have a partner, once.
  SEMI,
  /// Left rows that have none.
  ANTI,
  /// All left rows and a BOOL: TRUE with a partner; without one FALSE, or NULL where the join is
  /// null-aware (`x IN (subquery)`) and a NULL key could have been the partner.
  MARK,
  /// As LEFT; a left row with more than one partner is an error: a scalar subquery.
  SINGLE;

  private static final String SEVERAL_PARTNERS = "Scalar subquery produced more than one element";

  /// The failure of a SINGLE join.
  static LakebirdException severalPartners() {
    return new LakebirdException(ErrorCode.INVALID_VALUE, SEVERAL_PARTNERS);
  }

  /// Whether an exception is the failure of a SINGLE join.
  public static boolean isSeveralPartners(LakebirdException failure) {
    return SEVERAL_PARTNERS.equals(failure.getMessage());
  }

  /// Whether right columns are in the output.
  public boolean hasRightColumns() {
    return this == INNER || this == LEFT || this == RIGHT || this == FULL || this == SINGLE;
  }

  /// Whether left rows without a partner come out beside NULLs.
  boolean keepsLeft() {
    return this == LEFT || this == FULL || this == SINGLE;
  }

  /// Whether right rows without a partner come out beside NULLs.
  boolean keepsRight() {
    return this == RIGHT || this == FULL;
  }

  /// Whether nothing comes of a left row without a right one.
  boolean needsPartner() {
    return this == INNER || this == RIGHT || this == SEMI;
  }

  /// Whether one partner decides about a left row.
  boolean isExistence() {
    return this == SEMI || this == ANTI || this == MARK;
  }
}
