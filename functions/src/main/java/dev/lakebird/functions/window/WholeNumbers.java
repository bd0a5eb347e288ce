package dev.lakebird.functions.window;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;

/// INT64 arguments of window functions that count rows.
final class WholeNumbers {
  private WholeNumbers() {}

  /// The value at a row.
  ///
  /// @param minimum the least value that may be
  /// @param name what is said of a value that is NULL or less: `The offset of LAG`
  static long at(Vector vector, int row, long minimum, String name) {
    if (vector.isNull(row)) {
      throw new LakebirdException(ErrorCode.INVALID_VALUE, name + " must not be NULL");
    }
    long value =
        switch (vector) {
          case FixedVector v -> v.longAt(row);
          case ConstantVector v -> ((FixedVector) v.value()).longAt(0);
          case DictionaryVector v -> ((FixedVector) v.dictionary()).longAt(v.indexAt(row));
          default -> throw LakebirdException.internal("No INT64: " + vector.type());
        };
    if (value < minimum) {
      throw new LakebirdException(
              ErrorCode.INVALID_VALUE,
              name + (minimum > 0 ? " must be positive" : " must not be negative"))
          .with("value", value);
    }
    return value;
  }
}
