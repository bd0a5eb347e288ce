package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// The errors that the values of a row cause: those that `SAFE.` and IFERROR turn into NULL.
public final class RowErrors {
  private RowErrors() {}

  /// Whether the error is of one row's values, and not of the statement or the machine.
  public static boolean isRowError(LakebirdException e) {
    return e.code() == ErrorCode.INVALID_VALUE
        || e.code() == ErrorCode.OUT_OF_RANGE
        || e.code() == ErrorCode.DIVISION_BY_ZERO;
  }

  public static LakebirdException invalid(String message) {
    return new LakebirdException(ErrorCode.INVALID_VALUE, message);
  }

  public static LakebirdException outOfRange(String message) {
    return new LakebirdException(ErrorCode.OUT_OF_RANGE, message);
  }

  public static LakebirdException divisionByZero(String dividend, String divisor) {
    return new LakebirdException(
        ErrorCode.DIVISION_BY_ZERO, "division by zero: " + dividend + " / " + divisor);
  }
}
