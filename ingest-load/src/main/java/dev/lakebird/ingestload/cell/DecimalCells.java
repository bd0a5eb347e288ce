package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/// NUMERIC and BIGNUMERIC at the column's scale; digits past it round half away from zero. A batch whose
/// values fit lies in 64 bits, another in as many as the type takes.
final class DecimalCells extends CellParser {
  private static final int DIGITS_SAFE = 18;

  private final int scale;
  private final BigInteger limit;
  private final long wordLimit;
  private final VectorType narrow;
  private final VectorType wide;

  DecimalCells(Column column, NullRule nulls, VectorScratch scratch, int slot) {
    super(column, nulls, scratch, slot);
    boolean numeric = column.type() instanceof SqlType.Numeric;
    int precision = column.parameters().precision().orElse(numeric ? 38 : 76);
    this.scale =
        column.parameters().precision().isPresent()
            ? column.parameters().scale().orElse(0)
            : numeric ? 9 : 38;
    this.limit = BigInteger.TEN.pow(precision);
    this.wordLimit = precision <= DIGITS_SAFE ? limit.longValueExact() : Long.MAX_VALUE;
    this.narrow = VectorType.decimal(column.type(), Layout.INT64, scale);
    this.wide =
        VectorType.decimal(column.type(), numeric ? Layout.DECIMAL128 : Layout.DECIMAL256, scale);
  }

  @Override
  public Vector parse(CellGrid grid, int cell) {
    int rows = grid.rows();
    int width = grid.width();
    int[] starts = grid.starts();
    int[] ends = grid.ends();
    MemorySegment data = grid.data();
    NativeBuffer buffer = scratch.buffer(slot + 1, 8L * rows);
    MemorySegment out = buffer.segment();
    for (int row = 0, at = cell; row < rows; row++, at += width) {
      int start = starts[at];
      int end = ends[at];
      long value = 0;
      if (!takeNull(grid, row, start, end, true)) {
        boolean negative = data.get(BYTE, start) == '-';
        int count = 0;
        int point = -1;
        boolean good = end - start <= DIGITS_SAFE;
        for (int i = negative ? start + 1 : start; i < end && good; i++) {
          byte b = data.get(BYTE, i);
          int d = b - '0';
          if (d >= 0 && d <= 9) {
            value = value * 10 + d;
            count++;
          } else {
            good = b == '.' && point < 0;
            point = count;
          }
        }
        int missing = point < 0 ? scale : scale - (count - point);
        good = good && count > 0 && missing >= 0 && count + missing <= DIGITS_SAFE;
        if (good) {
          value *= POWERS[missing];
          good = value < wordLimit;
          value = negative ? -value : value;
        }
        if (!good) {
          BigInteger exact = slow(grid, row, cell, start, end);
          if (exact.bitLength() > 63) {
            return parseWide(grid, cell);
          }
          value = exact.longValue();
        }
      }
      out.set(LONG, (long) row << 3, value);
    }
    return new FixedVector(narrow, rows, buffer, takeValidity());
  }

  private Vector parseWide(CellGrid grid, int cell) {
    int rows = grid.rows();
    int words = wide.layout().widthBytes() >> 3;
    NativeBuffer buffer = scratch.buffer(slot + 2, (long) wide.layout().widthBytes() * rows);
    MemorySegment out = buffer.segment();
    for (int row = 0; row < rows; row++) {
      int at = row * grid.width() + cell;
      int start = grid.starts()[at];
      int end = grid.ends()[at];
      BigInteger value =
          takeNull(grid, row, start, end, true)
              ? BigInteger.ZERO
              : slow(grid, row, cell, start, end);
      for (int w = 0; w < words; w++) {
        out.set(LONG, ((long) row * words + w) << 3, value.shiftRight(64 * w).longValue());
      }
    }
    return new FixedVector(wide, rows, buffer, takeValidity());
  }

  private BigInteger slow(CellGrid grid, int row, int cell, int start, int end) {
    String text = trimmed(grid, start, end);
    Optional<BigDecimal> value = NumberText.parseDecimal(text, column.type());
    if (value.isEmpty()) {
      failParse(grid, row, cell);
      return BigInteger.ZERO;
    }
    BigInteger unscaled = value.get().setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    if (unscaled.abs().compareTo(limit) >= 0) {
      grid.fail(
          row,
          new LakebirdException(
                  ErrorCode.OUT_OF_RANGE,
                  "Field "
                      + column.name()
                      + " of type "
                      + column.sqlType()
                      + " cannot hold the value "
                      + text)
              .with("column", column.name()));
      return BigInteger.ZERO;
    }
    return unscaled;
  }

  private static final long[] POWERS = new long[DIGITS_SAFE + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }
}
