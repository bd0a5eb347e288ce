package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// NUMERIC arithmetic with 128-bit results: words where they suffice, BigInteger where they do not.
final class WideDecimals implements ScalarKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 5;

  private final ArithmeticOperator operator;
  private final BoundCall.Result result;
  private final WideOperation operation;
  private final boolean plainProducts;

  private WideDecimals(
      ArithmeticOperator operator,
      BoundCall.Result result,
      WideOperation operation,
      boolean plainProducts) {
    this.operator = operator;
    this.result = result;
    this.operation = operation;
    this.plainProducts = plainProducts;
  }

  /// `+` and `-` at `scale`, the larger of the operands'.
  static ScalarKernel add(
      BoundCall call, ArithmeticOperator operator, int scale, ValueBounds bounds) {
    int leftDigits = scale - call.argument(0).type().scale();
    int rightDigits = scale - call.argument(1).type().scale();
    var operation =
        new WideOperation.Sum(
            leftDigits, rightDigits, operator == ArithmeticOperator.SUBTRACT, scale);
    return of(call, operator, operation, scale, bounds, false);
  }

  /// `*` at the sum of the scales, rounded where that is beyond 9.
  static ScalarKernel multiply(BoundCall call, ValueBounds bounds) {
    int scale = call.argument(0).type().scale() + call.argument(1).type().scale();
    int dropped = Math.max(0, scale - Decimals.NUMERIC_SCALE);
    ValueBounds rounded = bounds;
    if (dropped > 0) {
      BigInteger divisor = Decimals.pow10(dropped);
      rounded =
          new ValueBounds(
              bounds.min().divide(divisor).subtract(BigInteger.ONE),
              bounds.max().divide(divisor).add(BigInteger.ONE));
    }
    int kept = scale - dropped;
    return of(
        call,
        ArithmeticOperator.MULTIPLY,
        new WideOperation.Product(dropped, kept),
        kept,
        rounded,
        dropped == 0);
  }

  /// `/` at scale 9.
  static ScalarKernel divide(BoundCall call) {
    int digits =
        Decimals.NUMERIC_SCALE - call.argument(0).type().scale() + call.argument(1).type().scale();
    var result =
        new BoundCall.Result(
            VectorType.NUMERIC,
            Optional.empty(),
            call.safe() || call.argument(0).nullable() || call.argument(1).nullable());
    return Strict.of(
        new WideDecimals(
            ArithmeticOperator.DIVIDE, result, new WideOperation.Quotient(digits), false));
  }

  private static ScalarKernel of(
      BoundCall call,
      ArithmeticOperator operator,
      WideOperation operation,
      int scale,
      ValueBounds bounds,
      boolean exactProduct) {
    boolean inRange = DecimalArithmetic.provenInRange(call.resultType(), scale, bounds);
    ValueBounds limits = Decimals.limits(call.resultType(), scale);
    boolean nullable =
        call.argument(0).nullable() || call.argument(1).nullable() || (!inRange && call.safe());
    var result =
        new BoundCall.Result(
            VectorType.decimal(call.resultType(), Layout.DECIMAL128, scale),
            bounds.intersection(limits),
            nullable);
    boolean plain =
        exactProduct
            && inRange
            && call.argument(0).type().layout() == Layout.INT64
            && call.argument(1).type().layout() == Layout.INT64;
    return Strict.of(new WideDecimals(operator, result, operation, plain));
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
    NativeBuffer data = frame.scratch().buffer(DATA, (long) length * 16);
    NativeBuffer validity = Validity.and(frame, VALIDITY, length, a, b);
    FixedVector left = operand(a, frame, rows, LEFT);
    FixedVector right = operand(b, frame, rows, RIGHT);
    long strideA = a instanceof ConstantVector ? 0 : 1;
    long strideB = b instanceof ConstantVector ? 0 : 1;
    MemorySegment out = data.segment();
    if (plainProducts && Validity.isDense(rows, length)) {
      multiply(left.data(), strideA << 3, right.data(), strideB << 3, out, length);
      return new FixedVector(result.type(), length, data, validity);
    }
    var cell = new WideCell();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (validity != null && !Bits.get(validity.segment(), row)) {
        continue;
      }
      int x = (int) (row * strideA);
      int y = (int) (row * strideB);
      if (operation.compute(low(left, x), high(left, x), low(right, y), high(right, y), cell)) {
        out.set(LONG, (long) row << 4, cell.low);
        out.set(LONG, ((long) row << 4) + 8, cell.high);
      } else if (frame.safe()) {
        validity = Validity.writable(validity, frame, VALIDITY, length);
        Bits.clear(validity.segment(), row);
      } else {
        throw error(decimal(left, x), decimal(right, y));
      }
    }
    return new FixedVector(result.type(), length, data, validity);
  }

  private static void multiply(
      MemorySegment a, long strideA, MemorySegment b, long strideB, MemorySegment out, int count) {
    for (int i = 0; i < count; i++) {
      long x = a.get(LONG, i * strideA);
      long y = b.get(LONG, i * strideB);
      out.set(LONG, (long) i << 4, x * y);
      out.set(LONG, ((long) i << 4) + 8, Math.multiplyHigh(x, y));
    }
  }

  private RuntimeException error(BigDecimal x, BigDecimal y) {
    return operator == ArithmeticOperator.DIVIDE && y.signum() == 0
        ? RowErrors.divisionByZero(NumberText.of(x), NumberText.of(y))
        : DecimalArithmetic.overflow(result.type().type(), operator, x, y);
  }

  private static FixedVector operand(Vector vector, KernelFrame frame, Selection rows, int slot) {
    return (FixedVector)
        (vector instanceof ConstantVector constant
            ? constant.value()
            : Vectors.flatten(vector, rows, frame.scratch(), slot));
  }

  private static long low(FixedVector vector, int row) {
    return vector.type().layout() == Layout.INT64 ? vector.longAt(row) : vector.lowAt(row);
  }

  private static long high(FixedVector vector, int row) {
    return vector.type().layout() == Layout.INT64 ? vector.longAt(row) >> 63 : vector.highAt(row);
  }

  private static BigDecimal decimal(FixedVector vector, int row) {
    return new BigDecimal(Vectors.unscaled(vector, row), vector.type().scale());
  }
}
