package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;

/// An argument that says how many elements a result has.
final class Amount {
  private static final long MAX = 100_000;

  private Amount() {}

  /// The number.
  ///
  /// @throws LakebirdException INVALID_VALUE where it is NULL, not positive, or too large
  static int of(Row row, int argument, String function) {
    if (row.isNull(argument)) {
      throw RowErrors.invalid(
          "The number of results of the " + function + " function must not be NULL");
    }
    long number = row.longAt(argument);
    if (number <= 0) {
      throw RowErrors.invalid(
          "The number of results of the " + function + " function must be positive");
    }
    if (number > MAX) {
      throw RowErrors.invalid(
          "The number of results of the " + function + " function cannot be greater than " + MAX);
    }
    return (int) number;
  }
}
