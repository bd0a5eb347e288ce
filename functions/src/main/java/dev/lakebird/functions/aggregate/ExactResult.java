package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/// Writes exact results that must be within the range of their type: INT64, NUMERIC (29 digits before
/// the point) or BIGNUMERIC (a 256-bit integer at scale 38).
final class ExactResult {
  private final VectorType type;
  private final int words;
  private final BigInteger min;
  private final BigInteger max;

  ExactResult(VectorType type) {
    this.type = type;
    this.words = type.layout().widthBytes() / Long.BYTES;
    if (type.type() instanceof SqlType.Numeric) {
      max = BigInteger.TEN.pow(29 + type.scale()).subtract(BigInteger.ONE);
      min = max.negate();
    } else if (type.type() instanceof SqlType.BigNumeric) {
      BigInteger unit = BigInteger.TEN.pow(38 - type.scale());
      max = BigInteger.TWO.pow(255).subtract(BigInteger.ONE).divide(unit);
      min = BigInteger.TWO.pow(255).negate().divide(unit);
    } else {
      max = BigInteger.valueOf(Long.MAX_VALUE);
      min = BigInteger.valueOf(Long.MIN_VALUE);
    }
  }

  /// Writes a value that is in range of all of the types.
  void write(long value, MemorySegment target, int row) {
    long at = (long) row * words * Long.BYTES;
    target.set(LONG, at, value);
    for (int w = 1; w < words; w++) {
      target.set(LONG, at + w * 8L, value >> 63);
    }
  }

  /// Writes a value.
  ///
  /// @throws LakebirdException OUT_OF_RANGE beyond the range of the type
  void write(BigInteger value, MemorySegment target, int row) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new LakebirdException(
          ErrorCode.OUT_OF_RANGE,
          type.type().sqlName().toLowerCase(Locale.ROOT)
              + " overflow: "
              + new BigDecimal(value, type.scale()).toPlainString());
    }
    Sums.write(value, target, (long) row * words * Long.BYTES, words);
  }
}
