package dev.lakebird.functions.window;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// A function of the place of a row in its partition; its result is never NULL.
record NumberingKernel(VectorType type, Filler filler) implements WindowKernel {
  /// Writes the results of a stretch.
  private interface Filler {
    void fill(WindowRows rows, MemorySegment target);
  }

  /// The result of one row of a stretch.
  interface LongAt {
    long at(WindowRows rows, int index);
  }

  /// The result of one row of a stretch.
  interface DoubleAt {
    double at(WindowRows rows, int index);
  }

  /// The result of one row of a stretch.
  interface BooleanAt {
    boolean at(WindowRows rows, int index);
  }

  static WindowKernel ofLongs(LongAt function) {
    return new NumberingKernel(
        VectorType.INT64,
        (rows, target) -> {
          for (int i = 0; i < rows.count(); i++) {
            target.set(LONG, (long) i << 3, function.at(rows, i));
          }
        });
  }

  static WindowKernel ofDoubles(DoubleAt function) {
    return new NumberingKernel(
        VectorType.FLOAT64,
        (rows, target) -> {
          for (int i = 0; i < rows.count(); i++) {
            target.set(DOUBLE, (long) i << 3, function.at(rows, i));
          }
        });
  }

  static WindowKernel ofBooleans(BooleanAt function) {
    return new NumberingKernel(
        VectorType.BOOL,
        (rows, target) -> {
          for (long at = 0; at < Bits.bytesFor(rows.count()); at++) {
            target.set(BYTE, at, (byte) 0);
          }
          for (int i = 0; i < rows.count(); i++) {
            Bits.put(target, i, function.at(rows, i));
          }
        });
  }

  @Override
  public BoundCall.Result result() {
    return new BoundCall.Result(type, Optional.empty(), false);
  }

  @Override
  public Evaluator open(EvaluationContext context, BufferAllocator allocator) {
    return rows -> evaluate(rows, allocator);
  }

  private Vector evaluate(WindowRows rows, BufferAllocator allocator) {
    boolean bits = type.equals(VectorType.BOOL);
    int count = rows.count();
    NativeBuffer data =
        NativeBuffer.allocate(allocator, bits ? Bits.bytesFor(count) : (long) count << 3);
    try {
      filler.fill(rows, data.segment());
    } catch (Throwable t) {
      data.release();
      throw t;
    }
    return bits ? new BitVector(count, data, null) : new FixedVector(type, count, data, null);
  }
}
