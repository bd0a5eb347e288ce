package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
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
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `+`, `-`, `*` and `/` over FLOAT64; INT64 operands of `/` are converted. The fast lane notes whether
/// any result is not finite; then the selected rows are looked at one by one: a zero divisor or an
/// infinity out of finite operands is an error.
final class DoubleArithmetic implements ScalarKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 5;
  private static final int LEFT_CONVERTED = 8;
  private static final int RIGHT_CONVERTED = 9;

  private final ArithmeticOperator operator;
  private final BoundCall.Result result;

  private DoubleArithmetic(ArithmeticOperator operator, BoundCall.Result result) {
    this.operator = operator;
    this.result = result;
  }

  static ScalarKernel of(ArithmeticOperator operator, BoundCall call) {
    boolean nullable = call.safe() || call.argument(0).nullable() || call.argument(1).nullable();
    var result = new BoundCall.Result(VectorType.FLOAT64, Optional.empty(), nullable);
    return Strict.of(new DoubleArithmetic(operator, result));
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
    NativeBuffer data = frame.scratch().buffer(DATA, (long) length * 8);
    NativeBuffer validity = Validity.and(frame, VALIDITY, length, a, b);
    MemorySegment out = data.segment();
    boolean special;
    if (b instanceof ConstantVector constant) {
      special =
          withConstant(
              doubles(frame, a, rows, LEFT, LEFT_CONVERTED), constantOf(constant), out, length);
    } else if (a instanceof ConstantVector constant) {
      special =
          ofConstant(
              constantOf(constant), doubles(frame, b, rows, RIGHT, RIGHT_CONVERTED), out, length);
    } else {
      special =
          ofVectors(
              doubles(frame, a, rows, LEFT, LEFT_CONVERTED),
              doubles(frame, b, rows, RIGHT, RIGHT_CONVERTED),
              out,
              length);
    }
    if (special) {
      validity = runPrecisely(frame, a, b, rows, validity, out, length);
    }
    return new FixedVector(result.type(), length, data, validity);
  }

  private boolean ofVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    return switch (operator) {
      case ADD -> DoubleLoops.addVectors(a, b, out, count);
      case SUBTRACT -> DoubleLoops.subtractVectors(a, b, out, count);
      case MULTIPLY -> DoubleLoops.multiplyVectors(a, b, out, count);
      case DIVIDE -> DoubleLoops.divideVectors(a, b, out, count);
    };
  }

  private boolean withConstant(MemorySegment a, double b, MemorySegment out, int count) {
    return switch (operator) {
      case ADD -> DoubleLoops.addConstant(a, b, out, count);
      case SUBTRACT -> DoubleLoops.addConstant(a, -b, out, count);
      case MULTIPLY -> DoubleLoops.multiplyConstant(a, b, out, count);
      case DIVIDE -> DoubleLoops.divideByConstant(a, b, out, count);
    };
  }

  private boolean ofConstant(double a, MemorySegment b, MemorySegment out, int count) {
    return switch (operator) {
      case ADD -> DoubleLoops.addConstant(b, a, out, count);
      case SUBTRACT -> DoubleLoops.subtractFromConstant(a, b, out, count);
      case MULTIPLY -> DoubleLoops.multiplyConstant(b, a, out, count);
      case DIVIDE -> DoubleLoops.divideConstant(a, b, out, count);
    };
  }

  private @Nullable NativeBuffer runPrecisely(
      KernelFrame frame,
      Vector a,
      Vector b,
      Selection rows,
      @Nullable NativeBuffer validity,
      MemorySegment out,
      int length) {
    NativeBuffer valid = validity;
    var left = (FixedVector) Vectors.flatten(a, rows, frame.scratch(), LEFT);
    var right = (FixedVector) Vectors.flatten(b, rows, frame.scratch(), RIGHT);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if ((valid != null && !Bits.get(valid.segment(), row))
          || Double.isFinite(out.get(DOUBLE, (long) row << 3))) {
        continue;
      }
      double x = doubleAt(left, row);
      double y = doubleAt(right, row);
      boolean byZero = operator == ArithmeticOperator.DIVIDE && y == 0;
      if (!byZero && !(Double.isFinite(x) && Double.isFinite(y))) {
        continue;
      }
      if (!frame.safe()) {
        throw error(text(left, row), text(right, row), byZero);
      }
      valid = Validity.writable(valid, frame, VALIDITY, length);
      Bits.clear(valid.segment(), row);
    }
    return valid;
  }

  private LakebirdException error(String x, String y, boolean byZero) {
    return byZero
        ? RowErrors.divisionByZero(x, y)
        : RowErrors.outOfRange("double overflow: " + x + " " + operator.symbol() + " " + y);
  }

  private static String text(FixedVector vector, int row) {
    return vector.type().layout() == Layout.INT64
        ? Long.toString(vector.longAt(row))
        : NumberText.of(vector.doubleAt(row));
  }

  private static double constantOf(ConstantVector constant) {
    return doubleAt((FixedVector) constant.value(), 0);
  }

  private static double doubleAt(FixedVector vector, int row) {
    return vector.type().layout() == Layout.INT64 ? vector.longAt(row) : vector.doubleAt(row);
  }

  private static MemorySegment doubles(
      KernelFrame frame, Vector vector, Selection rows, int slot, int convertedSlot) {
    var flat = (FixedVector) Vectors.flatten(vector, rows, frame.scratch(), slot);
    if (flat.type().layout() == Layout.FLOAT64) {
      return flat.data();
    }
    int length = flat.length();
    MemorySegment from = flat.data();
    MemorySegment to = frame.scratch().buffer(convertedSlot, (long) length * 8).segment();
    for (int i = 0; i < length; i++) {
      to.set(DOUBLE, (long) i << 3, (double) from.get(LONG, (long) i << 3));
    }
    return to;
  }
}
