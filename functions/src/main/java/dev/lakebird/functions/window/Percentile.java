package dev.lakebird.functions.window;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The share that percentile functions take, and the rows of a partition they count.
final class Percentile {
  private Percentile() {}

  /// The second argument at a row, as exact as it is written.
  static BigDecimal share(Vector vector, int row, String function) {
    return share(Vectors.read(vector, row), function);
  }

  /// The share that a value says.
  static BigDecimal share(Value value, String function) {
    BigDecimal share =
        switch (value) {
          case Value.Float64Value v when Double.isFinite(v.value()) -> new BigDecimal(v.value());
          case Value.DecimalValue v -> v.value();
          default -> BigDecimal.ONE.negate();
        };
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE, "The percentile of " + function + " must be from 0 to 1");
    }
    return share;
  }

  /// Where the rows that count begin: behind the NULLs, which come first, where they are ignored.
  static int start(WindowRows rows, int index, boolean ignoreNulls) {
    int start = rows.partitionStarts()[index];
    int end = rows.partitionEnds()[index];
    if (!ignoreNulls) {
      return start;
    }
    var present = rows.present(0);
    return end - (present.before(end) - present.before(start));
  }

  /// The value at a share of the way from one value to another, of which a NULL is passed over.
  static Value between(SqlType type, Value low, Value high, BigDecimal share) {
    if (share.signum() == 0 || high.isNull()) {
      return low;
    }
    if (low.isNull()) {
      return high;
    }
    if (low instanceof Value.DecimalValue a && high instanceof Value.DecimalValue b) {
      BigDecimal mixed =
          a.value()
              .multiply(BigDecimal.ONE.subtract(share))
              .add(b.value().multiply(share))
              .setScale(VectorType.of(type).scale(), RoundingMode.HALF_UP);
      return new Value.DecimalValue(type, mixed);
    }
    double x = ((Value.Float64Value) low).value();
    double y = ((Value.Float64Value) high).value();
    double part = share.doubleValue();
    return new Value.Float64Value(x * (1 - part) + y * part);
  }
}
