package dev.lakebird.functions.printf;

import dev.lakebird.functions.adapter.RowErrors;

/// The longest text one call of FORMAT makes.
final class OutputLimit {
  static final int CHARACTERS_MAX = 1 << 20;

  private OutputLimit() {}

  /// @throws dev.lakebird.foundation.LakebirdException OUT_OF_RANGE beyond the limit
  static void check(long characters) {
    if (characters > CHARACTERS_MAX) {
      throw RowErrors.outOfRange(
          "Output string too long while evaluating FORMAT: at most "
              + CHARACTERS_MAX
              + " characters");
    }
  }
}
