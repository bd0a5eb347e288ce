package dev.lakebird.functions.comparison;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

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
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Comparisons of FLOAT64.
final class DoubleComparison implements PredicateKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 5;

  private final ComparisonOperator operator;
  private final BoundCall.Result result;

  private DoubleComparison(ComparisonOperator operator, BoundCall.Result result) {
    this.operator = operator;
    this.result = result;
  }

  static ScalarKernel of(ComparisonOperator operator, BoundCall call) {
    boolean nullable = call.argument(0).nullable() || call.argument(1).nullable();
    return Strict.of(
        new DoubleComparison(
            operator, new BoundCall.Result(VectorType.BOOL, Optional.empty(), nullable)));
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
    MemorySegment left = segment(frame, a, rows, LEFT);
    MemorySegment right = segment(frame, b, rows, RIGHT);
    long strideA = a instanceof ConstantVector ? 0 : 8;
    long strideB = b instanceof ConstantVector ? 0 : 8;
    switch (operator) {
      case EQUAL -> equal(left, strideA, right, strideB, length, data.segment(), 0);
      case NOT_EQUAL -> equal(left, strideA, right, strideB, length, data.segment(), -1);
      case LESS -> less(left, strideA, right, strideB, length, data.segment());
      case GREATER -> less(right, strideB, left, strideA, length, data.segment());
      case LESS_OR_EQUAL -> lessOrEqual(left, strideA, right, strideB, length, data.segment());
      case GREATER_OR_EQUAL -> lessOrEqual(right, strideB, left, strideA, length, data.segment());
    }
    return new BitVector(length, data, Validity.and(frame, VALIDITY, length, a, b));
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    return Selections.ofTrue(evaluate(frame, arguments, rows), rows, out);
  }

  private static void equal(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      int length,
      MemorySegment bitmap,
      long flip) {
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        word |= (a.get(DOUBLE, i * strideA) == b.get(DOUBLE, i * strideB) ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word ^ flip);
    }
  }

  private static void less(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      int length,
      MemorySegment bitmap) {
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        word |= (a.get(DOUBLE, i * strideA) < b.get(DOUBLE, i * strideB) ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
  }

  private static void lessOrEqual(
      MemorySegment a,
      long strideA,
      MemorySegment b,
      long strideB,
      int length,
      MemorySegment bitmap) {
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        word |= (a.get(DOUBLE, i * strideA) <= b.get(DOUBLE, i * strideB) ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
  }

  private static MemorySegment segment(KernelFrame frame, Vector vector, Selection rows, int slot) {
    Vector flat =
        vector instanceof ConstantVector constant
            ? constant.value()
            : Vectors.flatten(vector, rows, frame.scratch(), slot);
    return ((FixedVector) flat).data();
  }
}
