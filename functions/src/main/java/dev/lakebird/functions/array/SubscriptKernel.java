package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One element of an array, by its position. Elements are named by index into the element vector and
/// gathered once.
final class SubscriptKernel implements ScalarKernel {
  private static final int INDICES = 0;
  private static final int VALIDITY = 1;
  private static final int GATHERED = 2;

  private final BoundCall.Result result;
  private final int base;
  private final boolean nullOutside;

  /// @param base the position of the first element
  /// @param nullOutside whether a position out of bounds gives NULL rather than an error
  SubscriptKernel(BoundCall call, int base, boolean nullOutside) {
    this.result = BoundCall.Result.of(call.argument(0).type().element());
    this.base = base;
    this.nullOutside = nullOutside;
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    var current = new Row(arguments, frame.context());
    Vector elements = ((ListVector) current.flat(0)).elements();
    Layout layout = result.type().layout();
    if (layout == Layout.LIST || layout == Layout.STRUCT) {
      return nested(frame, current, length, rows);
    }
    @Nullable DictionaryVector named = elements instanceof DictionaryVector d ? d : null;
    NativeBuffer indices = frame.scratch().buffer(INDICES, (long) length << 2);
    MemorySegment to = indices.segment();
    @Nullable NativeBuffer validity = null;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      int at = elementAt(current.at(row), frame.safe());
      if (at < 0 || elements.isNull(at)) {
        if (validity == null) {
          validity = frame.scratch().bitmap(VALIDITY, length);
          Bits.fill(validity.segment(), length, true);
        }
        Bits.clear(validity.segment(), row);
        at = 0;
      } else if (named != null) {
        at = named.indexAt(at);
      }
      to.set(INT, (long) row << 2, at);
    }
    var picked =
        new DictionaryVector(
            length, indices, named == null ? elements : named.dictionary(), validity);
    return Vectors.flatten(picked, rows, frame.scratch(), GATHERED);
  }

  private Vector nested(KernelFrame frame, Row current, int length, Selection rows) {
    VectorType type = result.type();
    Vector elements = ((ListVector) current.flat(0)).elements();
    return PositionedRows.lend(
        frame,
        0,
        type,
        length,
        rows,
        (row, to) -> {
          int at = elementAt(current.at(row), frame.safe());
          if (at < 0) {
            to.appendNull();
          } else {
            Elements.append(to, type, elements, at);
          }
        });
  }

  /// The index in the element vector, or -1 where the result is NULL.
  private int elementAt(Row row, boolean safe) {
    if (row.hasNull()) {
      return -1;
    }
    var list = (ListVector) row.flat(0);
    int array = row.position(0);
    int start = list.startAt(array);
    long position = row.longAt(1);
    if (position >= base && position - base < list.endAt(array) - start) {
      return start + (int) (position - base);
    }
    if (nullOutside || safe) {
      return -1;
    }
    throw new LakebirdException(
        ErrorCode.INVALID_VALUE,
        "Array index "
            + position
            + " is out of bounds ("
            + (position < base ? "underflow" : "overflow")
            + ")");
  }
}
