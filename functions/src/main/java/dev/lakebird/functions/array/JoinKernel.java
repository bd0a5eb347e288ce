package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

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
    ArgumentRows[] columns = ArgumentRows.of(arguments);
    var text = new Text();
    return PositionedRows.lend(
        frame,
        0,
        result.type(),
        arguments[0].length(),
        rows,
        (row, to) -> append(columns, row, text, to));
  }

  private static void append(ArgumentRows[] columns, int row, Text text, VectorBuilder to) {
    if (ArgumentRows.anyNull(columns, row)) {
      to.appendNull();
      return;
    }
    text.length = 0;
    ListVector list = columns[0].list();
    int array = columns[0].position(row);
    int end = list.endAt(array);
    boolean first = true;
    for (int at = list.startAt(array); at < end; at++) {
      boolean missing = list.elements().isNull(at);
      if (missing && columns.length < 3) {
        continue;
      }
      if (!first) {
        text.append(columns[1].flat(), columns[1].position(row));
      }
      first = false;
      if (missing) {
        text.append(columns[2].flat(), columns[2].position(row));
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
