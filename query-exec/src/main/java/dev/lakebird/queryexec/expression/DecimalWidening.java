package dev.lakebird.queryexec.expression;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Optional;

/// Lays decimals out at a wider layout or a higher scale, so that two sources of one column (the
/// inputs of a union, the keys of a join) have the same physical type.
public final class DecimalWidening {
  private static final int FLATTEN_SLOT = 2;

  private DecimalWidening() {}

  /// A type that holds the values of both; both are decimals of the same logical type.
  public static VectorType common(BoundCall.Result a, BoundCall.Result b) {
    if (a.type().equals(b.type())) {
      return a.type();
    }
    int scale = Math.max(a.type().scale(), b.type().scale());
    boolean narrow = fitsInt64(a, scale) && fitsInt64(b, scale);
    Layout layout =
        narrow
            ? Layout.INT64
            : a.type().layout() == Layout.DECIMAL256 || b.type().layout() == Layout.DECIMAL256
                ? Layout.DECIMAL256
                : Layout.DECIMAL128;
    return layout == Layout.INT64
        ? VectorType.decimal(a.type().type(), layout, scale)
        : VectorType.of(a.type().type());
  }

  /// The values of `vector` at the selected rows, at `type`: a decimal, or a type that lies alike and has
  /// other field names.
  public static Vector widen(
      Vector vector, VectorType type, Selection rows, VectorScratch scratch) {
    if (vector.type().equals(type)) {
      return vector;
    }
    if (!type.isDecimal()) {
      return Vectors.as(vector, type);
    }
    var source = (FixedVector) Vectors.flatten(vector, rows, scratch, FLATTEN_SLOT);
    int digits = type.scale() - source.type().scale();
    int width = type.layout().widthBytes();
    NativeBuffer data = scratch.buffer(0, (long) source.length() * width);
    MemorySegment target = data.segment();
    if (source.type().layout() == Layout.INT64 && digits <= 18) {
      widenLongs(source, rows, pow10(digits), type.layout(), target);
    } else {
      widenSlowly(source, rows, BigInteger.TEN.pow(digits), width, target);
    }
    return new FixedVector(type, source.length(), data, source.validityBuffer());
  }

  static BoundCall.Result result(BoundCall.Result input, VectorType type) {
    if (!type.isDecimal()) {
      return new BoundCall.Result(type, input.bounds(), input.nullable());
    }
    Optional<ValueBounds> bounds =
        input.bounds().map(b -> b.scaledUp(type.scale() - input.type().scale()));
    return new BoundCall.Result(type, bounds, input.nullable());
  }

  private static boolean fitsInt64(BoundCall.Result result, int scale) {
    return result.type().layout() == Layout.INT64
        && result
            .bounds()
            .map(b -> b.scaledUp(scale - result.type().scale()).fitsInt64())
            .orElse(scale == result.type().scale());
  }

  private static void widenLongs(
      FixedVector source, Selection rows, long factor, Layout layout, MemorySegment target) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long value = source.longAt(row);
      if (layout == Layout.INT64) {
        target.set(LONG, (long) row << 3, value * factor);
      } else {
        int width = layout.widthBytes();
        long high = Math.multiplyHigh(value, factor);
        target.set(LONG, (long) row * width, value * factor);
        for (int at = 8; at < width; at += 8) {
          target.set(LONG, (long) row * width + at, at == 8 ? high : high >> 63);
        }
      }
    }
  }

  private static void widenSlowly(
      FixedVector source, Selection rows, BigInteger factor, int width, MemorySegment target) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (source.isNull(row)) {
        continue;
      }
      BigInteger value = Vectors.unscaled(source, row).multiply(factor);
      for (int at = 0; at < width; at += 8) {
        target.set(LONG, (long) row * width + at, value.shiftRight(at * 8).longValue());
      }
    }
  }

  private static long pow10(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
