package dev.lakebird.functions.string;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Functions whose result is a part of their first argument: a view over its bytes, none copied.
final class SliceKernel implements ScalarKernel {
  /// The result of a slicer that found nothing: NULL.
  static final long NOTHING = -1;

  private static final int VALIDITY = 0;
  private static final int STARTS = 1;
  private static final int ENDS = 2;

  private final BoundCall.Result result;
  private final Slicer slicer;

  /// Picks a part of the text.
  interface Slicer {
    /// A [#range] of byte indices of `text`, or [#NOTHING].
    long slice(Row row, Utf8Slice text);
  }

  private SliceKernel(BoundCall.Result result, Slicer slicer) {
    this.result = result;
    this.slicer = slicer;
  }

  static ScalarKernel of(BoundCall call, Slicer slicer) {
    return Strict.of(
        new SliceKernel(BoundCall.Result.of(VectorType.of(call.resultType())), slicer));
  }

  /// The bytes `from … to-1`.
  static long range(int from, int to) {
    return (long) from << 32 | to;
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    var row = new Row(arguments, frame.context());
    var source = (BytesVector) row.flat(0);
    @Nullable NativeBuffer validity = Validity.and(frame, VALIDITY, length, arguments);
    NativeBuffer startBuffer = frame.scratch().buffer(STARTS, (long) length << 2);
    NativeBuffer endBuffer = frame.scratch().buffer(ENDS, (long) length << 2);
    MemorySegment starts = startBuffer.segment();
    MemorySegment ends = endBuffer.segment();
    if (!rows.isAll() || validity != null) {
      starts.fill((byte) 0);
      ends.fill((byte) 0);
    }
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      if (validity != null && !Bits.get(validity.segment(), index)) {
        continue;
      }
      row.at(index);
      Utf8Slice text = row.textAt(0);
      long range = slice(row, text, frame.safe());
      if (range == NOTHING) {
        validity = Validity.writable(validity, frame, VALIDITY, length);
        Bits.clear(validity.segment(), index);
        range = 0;
      }
      int start = (int) text.start();
      starts.set(INT, (long) index << 2, start + (int) (range >>> 32));
      ends.set(INT, (long) index << 2, start + (int) range);
    }
    return BytesVector.view(
        result.type(), length, startBuffer, endBuffer, source.dataBuffer(), validity);
  }

  private long slice(Row row, Utf8Slice text, boolean safe) {
    try {
      return slicer.slice(row, text);
    } catch (LakebirdException e) {
      if (!safe || !RowErrors.isRowError(e)) {
        throw e;
      }
      return NOTHING;
    }
  }
}
