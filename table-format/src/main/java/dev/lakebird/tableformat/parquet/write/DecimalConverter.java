package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Brings decimals of any width and scale to the precision and scale of a column. Digits past the scale
/// are rounded half away from zero, as BigQuery does for parameterized types; a value with too many digits
/// before the point is OUT_OF_RANGE. Values that fit 64 bits take a fast way, the others BigInteger.
final class DecimalConverter {
  private static final int LONG_POWER_MAX = 18;
  private static final long[] POWERS = powers();

  private final ParquetColumn column;
  private final BigInteger limit;

  /// One past the greatest unscaled magnitude, where that fits 64 bits.
  private final long wordLimit;

  /// The high word of the limit.
  private final long highLimit;

  DecimalConverter(ParquetColumn column) {
    this.column = column;
    this.limit = BigInteger.TEN.pow(column.precision());
    this.wordLimit =
        column.precision() <= LONG_POWER_MAX ? POWERS[column.precision()] : Long.MAX_VALUE;
    this.highLimit = limit.shiftRight(64).longValue();
  }

  /// Unscaled values of a column of at most 18 digits.
  void toWords(FixedVector source, int[] rows, boolean contiguous, int n, long[] out) {
    int digits = column.scale() - source.type().scale();
    MemorySegment data = source.data();
    if (source.type().layout() == Layout.INT64 && digits == 0) {
      FixedChunkWriter.readLongs(data, rows, contiguous, n, out);
      for (int k = 0; k < n; k++) {
        if (Math.abs(out[k]) >= wordLimit || out[k] == Long.MIN_VALUE) {
          throw outOfRange(source, rows[k]);
        }
      }
      return;
    }
    int wordsPerValue = wordsPerValue(source);
    for (int k = 0; k < n; k++) {
      long at = (long) rows[k] * wordsPerValue << 3;
      long low = data.get(LONG, at);
      out[k] =
          isNarrow(data, at, wordsPerValue, low) && canShift(low, digits)
              ? shift(low, digits)
              : convert(source, rows[k]).longValueExact();
      if (Math.abs(out[k]) >= wordLimit) {
        throw outOfRange(source, rows[k]);
      }
    }
  }

  /// Unscaled 128-bit values of a column of 19 to 38 digits.
  void toWide(FixedVector source, int[] rows, int n, long[] low, long[] high) {
    int digits = column.scale() - source.type().scale();
    int wordsPerValue = wordsPerValue(source);
    MemorySegment data = source.data();
    boolean widens = digits >= 0 && digits <= LONG_POWER_MAX;
    for (int k = 0; k < n; k++) {
      long at = (long) rows[k] * wordsPerValue << 3;
      long word = data.get(LONG, at);
      if (isNarrow(data, at, wordsPerValue, word)) {
        if (widens) {
          low[k] = word * POWERS[digits];
          high[k] = Math.multiplyHigh(word, POWERS[digits]);
          check(source, rows[k], high[k]);
          continue;
        }
        if (canShift(word, digits)) {
          low[k] = shift(word, digits);
          high[k] = low[k] >> 63;
          continue;
        }
      } else if (wordsPerValue == 2 && digits == 0) {
        low[k] = word;
        high[k] = data.get(LONG, at + 8);
        check(source, rows[k], high[k]);
        continue;
      }
      BigInteger value = convert(source, rows[k]);
      low[k] = value.longValue();
      high[k] = value.shiftRight(64).longValue();
    }
  }

  LakebirdException unexpected(FixedVector source) {
    return LakebirdException.internal("A vector of another type comes for a column")
        .with("column", column.name())
        .with("vector", source.type());
  }

  private int wordsPerValue(FixedVector source) {
    return switch (source.type().layout()) {
      case INT64 -> 1;
      case DECIMAL128 -> 2;
      case DECIMAL256 -> 4;
      case BITS, INT32, FLOAT64, INTERVAL, BYTES, LIST, STRUCT -> throw unexpected(source);
    };
  }

  /// Whether the words above the lowest only extend its sign.
  private static boolean isNarrow(MemorySegment data, long at, int words, long low) {
    long sign = low >> 63;
    for (int w = 1; w < words; w++) {
      if (data.get(LONG, at + 8L * w) != sign) {
        return false;
      }
    }
    return true;
  }

  /// Whether the value can gain (or, where negative, lose) so many digits within 64 bits.
  private static boolean canShift(long value, int digits) {
    if (digits < 0) {
      return digits >= -LONG_POWER_MAX;
    }
    return digits <= LONG_POWER_MAX
        && Math.multiplyHigh(value, POWERS[digits]) == value * POWERS[digits] >> 63;
  }

  private static long shift(long value, int digits) {
    if (digits >= 0) {
      return value * POWERS[digits];
    }
    long power = POWERS[-digits];
    long quotient = value / power;
    long rest = Math.abs(value - quotient * power);
    // A rest of half the power or more rounds away from zero.
    return rest >= power - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
  }

  /// Any value by way of BigInteger, checked.
  private BigInteger convert(FixedVector source, int row) {
    BigInteger value =
        new BigDecimal(Vectors.unscaled(source, row), source.type().scale())
            .setScale(column.scale(), RoundingMode.HALF_UP)
            .unscaledValue();
    if (value.abs().compareTo(limit) >= 0) {
      throw outOfRange(source, row);
    }
    return value;
  }

  private void check(FixedVector source, int row, long high) {
    long magnitude = high ^ high >> 63;
    if (magnitude >= highLimit && (magnitude > highLimit || exceeds(source, row))) {
      throw outOfRange(source, row);
    }
  }

  private boolean exceeds(FixedVector source, int row) {
    BigInteger value = Vectors.unscaled(source, row);
    int digits = column.scale() - source.type().scale();
    return value.multiply(BigInteger.TEN.pow(digits)).abs().compareTo(limit) >= 0;
  }

  private LakebirdException outOfRange(FixedVector source, int row) {
    var value = new BigDecimal(Vectors.unscaled(source, row), source.type().scale());
    return new LakebirdException(
        ErrorCode.OUT_OF_RANGE,
        "Field "
            + column.name()
            + " of type "
            + column.column().sqlType()
            + " cannot hold the value "
            + value.stripTrailingZeros().toPlainString());
  }

  private static long[] powers() {
    long[] powers = new long[LONG_POWER_MAX + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
