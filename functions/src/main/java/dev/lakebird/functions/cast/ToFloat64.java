package dev.lakebird.functions.cast;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Optional;

/// INT64 and 64-bit decimals as FLOAT64, rounded to the nearest.
final class ToFloat64 implements ScalarKernel {
  /// Integers up to here, and powers of ten up to 10^22, are exact in FLOAT64, so that one division
  /// rounds correctly.
  private static final long EXACT_MAX = 1L << 53;

  private final BoundCall.Result result;
  private final int scale;

  private ToFloat64(BoundCall.Result result, int scale) {
    this.result = result;
    this.scale = scale;
  }

  static ScalarKernel of(BoundCall.Argument from) {
    var result = new BoundCall.Result(VectorType.FLOAT64, Optional.empty(), from.nullable());
    return Strict.of(new ToFloat64(result, from.type().scale()));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    var source = (FixedVector) Vectors.flatten(arguments[0], rows, frame.scratch(), 2);
    int length = source.length();
    NativeBuffer data = frame.scratch().buffer(0, (long) length * 8);
    MemorySegment from = source.data();
    MemorySegment to = data.segment();
    if (scale == 0) {
      for (int i = 0; i < length; i++) {
        to.set(DOUBLE, (long) i << 3, (double) from.get(LONG, (long) i << 3));
      }
    } else {
      double divisor = Decimals.longPow10(scale);
      for (int i = 0; i < length; i++) {
        long unscaled = from.get(LONG, (long) i << 3);
        to.set(
            DOUBLE,
            (long) i << 3,
            unscaled > -EXACT_MAX && unscaled < EXACT_MAX
                ? unscaled / divisor
                : BigDecimal.valueOf(unscaled, scale).doubleValue());
      }
    }
    return new FixedVector(
        VectorType.FLOAT64, length, data, Validity.and(frame, 1, length, source));
  }
}
