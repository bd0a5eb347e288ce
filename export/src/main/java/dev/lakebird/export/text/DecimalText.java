package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// NUMERIC and BIGNUMERIC without exponent and without zeros at the end of a fraction.
final class DecimalText extends CellText {
  private static final int LONG_SCALE_MAX = 18;
  private static final long[] POWERS = new long[LONG_SCALE_MAX + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= LONG_SCALE_MAX; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private @Nullable FixedVector vector;
  private MemorySegment values = MemorySegment.NULL;
  private int words;
  private int scale;

  @Override
  void bind(Vector flat) {
    var fixed = (FixedVector) flat;
    vector = fixed;
    values = fixed.data();
    words = fixed.type().layout().widthBytes() >> 3;
    scale = fixed.type().scale();
  }

  @Override
  void append(int row, TextBuffer out) {
    long at = (long) row * words << 3;
    long low = values.get(LONG, at);
    boolean narrow = scale <= LONG_SCALE_MAX && low != Long.MIN_VALUE;
    for (int word = 1; word < words; word++) {
      narrow &= values.get(LONG, at + ((long) word << 3)) == low >> 63;
    }
    if (narrow) {
      append(low, out);
    } else {
      appendWide(row, out);
    }
  }

  private void append(long unscaled, TextBuffer out) {
    long rest = unscaled;
    if (rest < 0) {
      out.append((byte) '-');
      rest = -rest;
    }
    long whole = rest / POWERS[scale];
    long fraction = rest - whole * POWERS[scale];
    out.append(whole);
    if (fraction != 0) {
      int digits = scale;
      while (fraction % 10 == 0) {
        fraction /= 10;
        digits--;
      }
      out.append((byte) '.');
      out.digits(fraction, digits);
    }
  }

  private void appendWide(int row, TextBuffer out) {
    if (vector == null) {
      throw new IllegalStateException("No vector is bound");
    }
    BigInteger unscaled = Vectors.unscaled(vector, row);
    var plain = new BigDecimal(unscaled, scale).stripTrailingZeros();
    out.append(plain.toPlainString());
  }
}
