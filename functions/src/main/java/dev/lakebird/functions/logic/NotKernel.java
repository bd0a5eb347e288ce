package dev.lakebird.functions.logic;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// NOT, 64 rows at a time.
final class NotKernel implements ScalarKernel {
  private final BoundCall.Result result;

  private NotKernel(BoundCall.Result result) {
    this.result = result;
  }

  static ScalarKernel of(BoundCall call) {
    return Strict.of(
        new NotKernel(
            new BoundCall.Result(VectorType.BOOL, Optional.empty(), call.argument(0).nullable())));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    var source = (BitVector) Vectors.flatten(arguments[0], rows, frame.scratch(), 2);
    int length = source.length();
    NativeBuffer data = frame.scratch().bitmap(1, length);
    MemorySegment from = source.data();
    long bytes = Bits.bytesFor(length);
    for (long at = 0; at < bytes; at += 8) {
      data.segment().set(LONG, at, ~from.get(LONG, at));
    }
    return new BitVector(length, data, Validity.and(frame, 0, length, source));
  }
}
