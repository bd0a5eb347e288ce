package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `+`, `-` and `*` over values of layout INT64: INT64 itself, and decimals whose bounds prove that
/// operands at the result's scale, and the result, fit in 64 bits. Without such a proof the fast lane
/// notes overflow, and the selected rows are run again precisely.
final class LongArithmetic implements ScalarKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int LEFT = 2;
  private static final int RIGHT = 5;
  private static final int LEFT_SCALED = 8;
  private static final int RIGHT_SCALED = 9;

  private final ArithmeticOperator operator;
  private final BoundCall.Result result;
  private final long leftFactor;
  private final long rightFactor;
  private final boolean checked;

  private LongArithmetic(
      ArithmeticOperator operator,
      BoundCall.Result result,
      long leftFactor,
      long rightFactor,
      boolean checked) {
    this.operator = operator;
    this.result = result;
    this.leftFactor = leftFactor;
    this.rightFactor = rightFactor;
    this.checked = checked;
  }

  /// INT64 arithmetic; unchecked where the bounds of the arguments allow it.
  static ScalarKernel int64(ArithmeticOperator operator, BoundCall call) {
    ValueBounds a = call.argument(0).bounds().orElse(ValueBounds.INT64);
    ValueBounds b = call.argument(1).bounds().orElse(ValueBounds.INT64);
    ValueBounds exact =
        switch (operator) {
          case ADD -> a.plus(b);
          case SUBTRACT -> a.minus(b);
          case MULTIPLY -> a.times(b);
          case DIVIDE -> throw new IllegalArgumentException("Integers divide as FLOAT64");
        };
    boolean checked = !exact.fitsInt64();
    boolean nullable =
        call.argument(0).nullable() || call.argument(1).nullable() || (checked && call.safe());
    var result =
        new BoundCall.Result(VectorType.INT64, exact.intersection(ValueBounds.INT64), nullable);
    return Strict.of(new LongArithmetic(operator, result, 1, 1, checked));
  }

  /// Decimals proven to be narrow, brought to one scale by the factors.
  static ScalarKernel decimals(
      ArithmeticOperator operator,
      VectorType type,
      ValueBounds bounds,
      boolean nullable,
      long leftFactor,
      long rightFactor) {
    var result = new BoundCall.Result(type, Optional.of(bounds), nullable);
    return Strict.of(new LongArithmetic(operator, result, leftFactor, rightFactor, false));
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
    long flag;
    if (!Validity.isDense(rows, length) && leftFactor == 1 && rightFactor == 1) {
      flag =
          ofRows(
              Vectors.flatten(valueOf(a), rows, frame.scratch(), LEFT),
              a instanceof ConstantVector ? 0 : 8,
              Vectors.flatten(valueOf(b), rows, frame.scratch(), RIGHT),
              b instanceof ConstantVector ? 0 : 8,
              data.segment(),
              rows);
    } else if (b instanceof ConstantVector constant) {
      MemorySegment left = scaled(frame, a, rows, LEFT, LEFT_SCALED, leftFactor);
      flag = withConstant(left, constantOf(constant) * rightFactor, data.segment(), length);
    } else if (a instanceof ConstantVector constant) {
      MemorySegment right = scaled(frame, b, rows, RIGHT, RIGHT_SCALED, rightFactor);
      flag = ofConstant(constantOf(constant) * leftFactor, right, data.segment(), length);
    } else {
      MemorySegment left = scaled(frame, a, rows, LEFT, LEFT_SCALED, leftFactor);
      MemorySegment right = scaled(frame, b, rows, RIGHT, RIGHT_SCALED, rightFactor);
      flag = ofVectors(left, right, data.segment(), length);
    }
    if (checked && flag < 0) {
      validity = runPrecisely(frame, a, b, rows, validity, length);
    }
    return new FixedVector(result.type(), length, data, validity);
  }

  private long ofVectors(MemorySegment a, MemorySegment b, MemorySegment out, int count) {
    return switch (operator) {
      case ADD -> LongLoops.addVectors(a, b, out, count);
      case SUBTRACT -> LongLoops.subtractVectors(a, b, out, count);
      case MULTIPLY -> {
        if (checked) {
          yield LongLoops.multiplyVectors(a, b, out, count);
        }
        LongLoops.multiplyVectorsUnchecked(a, b, out, count);
        yield 0;
      }
      case DIVIDE -> throw new IllegalStateException("Integers divide as FLOAT64");
    };
  }

  private long ofRows(
      Vector a, long strideA, Vector b, long strideB, MemorySegment out, Selection rows) {
    MemorySegment left = ((FixedVector) a).data();
    MemorySegment right = ((FixedVector) b).data();
    int[] list = rows.rows();
    int count = rows.count();
    return switch (operator) {
      case ADD -> LongLoops.addRows(left, strideA, right, strideB, out, list, count);
      case SUBTRACT -> LongLoops.subtractRows(left, strideA, right, strideB, out, list, count);
      case MULTIPLY -> LongLoops.multiplyRows(left, strideA, right, strideB, out, list, count);
      case DIVIDE -> throw new IllegalStateException("Integers divide as FLOAT64");
    };
  }

  /// The vector, or of a constant the one row it repeats.
  private static Vector valueOf(Vector vector) {
    return vector instanceof ConstantVector constant ? constant.value() : vector;
  }

  private long withConstant(MemorySegment a, long b, MemorySegment out, int count) {
    return switch (operator) {
      case ADD -> LongLoops.addConstant(a, b, out, count);
      case SUBTRACT -> LongLoops.subtractConstant(a, b, out, count);
      case MULTIPLY -> {
        if (checked) {
          yield LongLoops.multiplyConstant(a, b, out, count);
        }
        LongLoops.multiplyConstantUnchecked(a, b, out, count);
        yield 0;
      }
      case DIVIDE -> throw new IllegalStateException("Integers divide as FLOAT64");
    };
  }

  private long ofConstant(long a, MemorySegment b, MemorySegment out, int count) {
    return operator == ArithmeticOperator.SUBTRACT
        ? LongLoops.subtractFromConstant(a, b, out, count)
        : withConstant(b, a, out, count);
  }

  /// Finds the selected rows that overflow: the first is the error, or all are NULL under SAFE.
  private @Nullable NativeBuffer runPrecisely(
      KernelFrame frame,
      Vector a,
      Vector b,
      Selection rows,
      @Nullable NativeBuffer validity,
      int length) {
    NativeBuffer valid = validity;
    var left = (FixedVector) Vectors.flatten(a, rows, frame.scratch(), LEFT);
    var right = (FixedVector) Vectors.flatten(b, rows, frame.scratch(), RIGHT);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if ((valid != null && !Bits.get(valid.segment(), row))
          || !overflows(left.longAt(row), right.longAt(row))) {
        continue;
      }
      if (!frame.safe()) {
        throw RowErrors.outOfRange(
            "int64 overflow: "
                + left.longAt(row)
                + " "
                + operator.symbol()
                + " "
                + right.longAt(row));
      }
      valid = Validity.writable(valid, frame, VALIDITY, length);
      Bits.clear(valid.segment(), row);
    }
    return valid;
  }

  private boolean overflows(long x, long y) {
    return switch (operator) {
      case ADD -> ((x ^ (x + y)) & (y ^ (x + y))) < 0;
      case SUBTRACT -> ((x ^ y) & (x ^ (x - y))) < 0;
      case MULTIPLY -> Math.multiplyHigh(x, y) != (x * y) >> 63;
      case DIVIDE -> throw new IllegalStateException("Integers divide as FLOAT64");
    };
  }

  private static long constantOf(ConstantVector constant) {
    return ((FixedVector) constant.value()).longAt(0);
  }

  /// The flat values multiplied by the factor. A constant reaches this only beside another operand.
  private static MemorySegment scaled(
      KernelFrame frame, Vector vector, Selection rows, int slot, int scaledSlot, long factor) {
    var flat = (FixedVector) Vectors.flatten(vector, rows, frame.scratch(), slot);
    if (factor == 1) {
      return flat.data();
    }
    MemorySegment to = frame.scratch().buffer(scaledSlot, (long) flat.length() * 8).segment();
    MemorySegment from = flat.data();
    int length = flat.length();
    for (int i = 0; i < length; i++) {
      to.set(LONG, (long) i << 3, from.get(LONG, (long) i << 3) * factor);
    }
    return to;
  }
}
