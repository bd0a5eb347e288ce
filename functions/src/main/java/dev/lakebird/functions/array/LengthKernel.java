package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ARRAY_LENGTH: the distance of two offsets.
final class LengthKernel implements ScalarKernel {
  private final BoundCall.Result result;

  LengthKernel(BoundCall call) {
    this.result =
        new BoundCall.Result(
            VectorType.INT64,
            Optional.of(ValueBounds.of(0, Integer.MAX_VALUE)),
            call.argument(0).nullable());
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    var current = new Row(arguments, frame.context());
    var arrays = (ListVector) current.flat(0);
    MemorySegment offsets = arrays.offsets();
    NativeBuffer data = frame.scratch().buffer(0, (long) length << 3);
    MemorySegment to = data.segment();
    @Nullable NativeBuffer validity = null;
    int count = rows.count();
    if (arguments[0] instanceof ListVector list && list.validity() == null) {
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        int start = offsets.get(INT, (long) row << 2);
        to.set(LONG, (long) row << 3, offsets.get(INT, (row + 1L) << 2) - start);
      }
      return new FixedVector(VectorType.INT64, length, data, null);
    }
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      current.at(row);
      if (current.isNull(0)) {
        if (validity == null) {
          validity = frame.scratch().bitmap(1, length);
          Bits.fill(validity.segment(), length, true);
        }
        Bits.clear(validity.segment(), row);
        continue;
      }
      to.set(LONG, (long) row << 3, current.arrayLength(0));
    }
    return new FixedVector(VectorType.INT64, length, data, validity);
  }
}
