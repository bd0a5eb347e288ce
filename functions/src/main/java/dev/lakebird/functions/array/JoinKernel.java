package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// ARRAY_TO_STRING: elements joined by a delimiter.
final class JoinKernel implements ScalarKernel {
  private final BoundCall.Result result;

  JoinKernel(BoundCall call) {
    this.result = BoundCall.Result.of(VectorType.of(call.resultType()));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    var current = new Row(arguments, frame.context());
    var text = new Text();
    return PositionedRows.lend(
        frame,
        0,
        result.type(),
        arguments[0].length(),
        rows,
        (row, to) -> append(current.at(row), text, to));
  }

  private static void append(Row row, Text text, VectorBuilder to) {
    if (row.hasNull()) {
      to.appendNull();
      return;
    }
    text.length = 0;
    var list = (ListVector) row.flat(0);
    int array = row.position(0);
    int end = list.endAt(array);
    boolean first = true;
    for (int at = list.startAt(array); at < end; at++) {
      boolean missing = list.elements().isNull(at);
      if (missing && row.count() < 3) {
        continue;
      }
      if (!first) {
        text.append(row.flat(1), row.position(1));
      }
      first = false;
      if (missing) {
        text.append(row.flat(2), row.position(2));
      } else {
        text.append(list.elements(), at);
      }
    }
    to.appendBytes(Arrays.copyOf(text.bytes, text.length));
  }

  /// Bytes under construction.
  private static final class Text {
    private byte[] bytes = new byte[64];
    private int length;

    void append(Vector from, int at) {
      if (from instanceof DictionaryVector v) {
        append(v.dictionary(), v.indexAt(at));
        return;
      }
      var source = (BytesVector) from;
      int count = source.byteLengthAt(at);
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
      }
      MemorySegment.copy(source.data(), BYTE, source.startAt(at), bytes, length, count);
      length += count;
    }
  }
}
