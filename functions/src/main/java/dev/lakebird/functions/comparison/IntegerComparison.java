package dev.lakebird.functions.comparison;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.Selections;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
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
      test(flat(frame, a, rows, LEFT), range, data.segment());
    } else if (a instanceof ConstantVector constant) {
      var range = IntegerRange.of(operator.flipped(), unscaled(constant), leftScale, rightScale);
      test(flat(frame, b, rows, RIGHT), range, data.segment());
    } else {
      testPairs(flat(frame, a, rows, LEFT), flat(frame, b, rows, RIGHT), data.segment());
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
      return Selections.ofTrue(evaluate(frame, arguments, rows), rows, out);
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

  private static void test(FixedVector vector, IntegerRange range, MemorySegment bitmap) {
    if (vector.type().layout() == Layout.INT32) {
      RangeLoops.testInts(
          vector.data(), vector.length(), range.intLow(), range.intHigh(), range.outside(), bitmap);
    } else {
      RangeLoops.testLongs(
          vector.data(), vector.length(), range.low(), range.high(), range.outside(), bitmap);
    }
  }

  private void testPairs(FixedVector a, FixedVector b, MemorySegment bitmap) {
    int length = a.length();
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        word |= (operator.holds(compare(longAt(a, i), longAt(b, i))) ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
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
