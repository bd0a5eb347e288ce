package dev.lakebird.functions.comparison;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Optional;

/// Comparisons of values of layout INT32 or INT64: integers, dates, times, and decimals of 64 bits, the
/// scales of which may differ. With a constant on one side it is a range test.
final class IntegerComparison implements PredicateKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 5;

  /// A loop over all values tests this many in the time that one takes on its own, or more.
  private static final int SPARSE = 4;

  private final ComparisonOperator operator;
  private final BoundCall.Result result;
  private final int leftScale;
  private final int rightScale;

  private IntegerComparison(
      ComparisonOperator operator, BoundCall.Result result, int leftScale, int rightScale) {
    this.operator = operator;
    this.result = result;
    this.leftScale = leftScale;
    this.rightScale = rightScale;
  }

  static ScalarKernel of(ComparisonOperator operator, BoundCall call) {
    boolean nullable = call.argument(0).nullable() || call.argument(1).nullable();
    return Strict.of(
        new IntegerComparison(
            operator,
            new BoundCall.Result(VectorType.BOOL, Optional.empty(), nullable),
            call.argument(0).type().scale(),
            call.argument(1).type().scale()));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    Vector a = arguments[0];
    Vector b = arguments[1];
    int length = a.length();
    NativeBuffer data = frame.scratch().bitmap(DATA, length);
    if (b instanceof ConstantVector constant) {
      var range = IntegerRange.of(operator, unscaled(constant), rightScale, leftScale);
      test(flat(frame, a, rows, LEFT), rows, range, data.segment());
    } else if (a instanceof ConstantVector constant) {
      var range = IntegerRange.of(operator.flipped(), unscaled(constant), leftScale, rightScale);
      test(flat(frame, b, rows, RIGHT), rows, range, data.segment());
    } else {
      testPairs(flat(frame, a, rows, LEFT), flat(frame, b, rows, RIGHT), rows, data.segment());
    }
    return new BitVector(length, data, Validity.and(frame, VALIDITY, length, a, b));
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    Vector a = arguments[0];
    Vector b = arguments[1];
    int kept;
    if (b instanceof ConstantVector constant) {
      var range = IntegerRange.of(operator, unscaled(constant), rightScale, leftScale);
      kept = select(flat(frame, a, rows, LEFT), rows, range, out);
    } else if (a instanceof ConstantVector constant) {
      var range = IntegerRange.of(operator.flipped(), unscaled(constant), leftScale, rightScale);
      kept = select(flat(frame, b, rows, RIGHT), rows, range, out);
    } else {
      kept = selectPairs(flat(frame, a, rows, LEFT), flat(frame, b, rows, RIGHT), rows, out);
    }
    return Validity.retain(out, kept, a, b);
  }

  private static int select(FixedVector vector, Selection rows, IntegerRange range, int[] out) {
    MemorySegment data = vector.data();
    boolean outside = range.outside();
    if (vector.type().layout() == Layout.INT32) {
      return rows.isAll()
          ? RangeLoops.selectInts(data, rows.count(), range.intLow(), range.intHigh(), outside, out)
          : RangeLoops.selectInts(
              data, rows.rows(), rows.count(), range.intLow(), range.intHigh(), outside, out);
    }
    return rows.isAll()
        ? RangeLoops.selectLongs(data, rows.count(), range.low(), range.high(), outside, out)
        : RangeLoops.selectLongs(
            data, rows.rows(), rows.count(), range.low(), range.high(), outside, out);
  }

  /// Whether so few rows are asked for that each is tested on its own, not all of the vector.
  private static boolean isSparse(Selection rows, int length) {
    return rows.count() < length / SPARSE;
  }

  private static void test(
      FixedVector vector, Selection rows, IntegerRange range, MemorySegment bitmap) {
    boolean ints = vector.type().layout() == Layout.INT32;
    MemorySegment data = vector.data();
    int length = vector.length();
    boolean outside = range.outside();
    if (isSparse(rows, length)) {
      for (int k = 0; k < rows.count(); k++) {
        int row = rows.row(k);
        long x = ints ? data.get(INT, (long) row << 2) : data.get(LONG, (long) row << 3);
        Bits.put(bitmap, row, (x >= range.low() & x <= range.high()) != outside);
      }
    } else if (ints) {
      RangeLoops.testInts(data, length, range.intLow(), range.intHigh(), outside, bitmap);
    } else {
      RangeLoops.testLongs(data, length, range.low(), range.high(), outside, bitmap);
    }
  }

  private int selectPairs(FixedVector a, FixedVector b, Selection rows, int[] out) {
    int count = rows.count();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      out[kept] = row;
      kept += holds(a, b, row) ? 1 : 0;
    }
    return kept;
  }

  private void testPairs(FixedVector a, FixedVector b, Selection rows, MemorySegment bitmap) {
    int length = a.length();
    if (isSparse(rows, length)) {
      for (int k = 0; k < rows.count(); k++) {
        int row = rows.row(k);
        Bits.put(bitmap, row, holds(a, b, row));
      }
      return;
    }
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        word |= (holds(a, b, i) ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
  }

  private boolean holds(FixedVector a, FixedVector b, int row) {
    return operator.holds(compare(longAt(a, row), longAt(b, row)));
  }

  private int compare(long x, long y) {
    if (leftScale == rightScale) {
      return Long.compare(x, y);
    }
    int digits = Math.abs(leftScale - rightScale);
    return leftScale < rightScale ? -scaled(y, x, digits) : scaled(x, y, digits);
  }

  /// The order of `x` and `y * 10^digits`.
  private static int scaled(long x, long y, int digits) {
    if (digits <= 18) {
      long factor = Decimals.longPow10(digits);
      long product = y * factor;
      if (Math.multiplyHigh(y, factor) == product >> 63) {
        return Long.compare(x, product);
      }
    }
    return -Long.signum(y);
  }

  private static long longAt(FixedVector vector, int row) {
    return vector.type().layout() == Layout.INT32 ? vector.intAt(row) : vector.longAt(row);
  }

  private static BigInteger unscaled(ConstantVector constant) {
    return BigInteger.valueOf(longAt((FixedVector) constant.value(), 0));
  }

  private static FixedVector flat(KernelFrame frame, Vector vector, Selection rows, int slot) {
    return (FixedVector) Vectors.flatten(vector, rows, frame.scratch(), slot);
  }
}
