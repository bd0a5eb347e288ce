package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A kernel with an array result, made row by row. Rows that are not selected are empty arrays.
final class ArrayKernel implements ScalarKernel {
  private static final int OFFSETS = 0;
  private static final int VALIDITY = 1;

  private final BoundCall.Result result;
  private final boolean strict;
  private final Body body;

  /// Appends the elements of a row. Fails before it appends anything, or not at all.
  interface Body {
    void append(Row row, VectorBuilder elements);
  }

  private ArrayKernel(BoundCall.Result result, boolean strict, Body body) {
    this.result = result;
    this.strict = strict;
    this.body = body;
  }

  /// A kernel whose result is NULL where an argument is.
  static ArrayKernel strict(VectorType type, Body body) {
    return new ArrayKernel(BoundCall.Result.of(type), true, body);
  }

  /// A kernel that sees NULL arguments and never answers NULL.
  static ArrayKernel calledOnNull(VectorType type, Body body) {
    return new ArrayKernel(new BoundCall.Result(type, Optional.empty(), false), false, body);
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments.length == 0 ? rows.endRow() : arguments[0].length();
    var current = new Row(arguments, frame.context());
    NativeBuffer offsets = frame.scratch().buffer(OFFSETS, (length + 1L) << 2);
    MemorySegment ends = offsets.segment();
    @Nullable NativeBuffer validity = null;
    try (var elements = new VectorBuilder(result.type().element(), frame.allocator())) {
      int next = 0;
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        fill(ends, next, row, elements.length());
        next = row + 1;
        if (!appended(current.at(row), frame.safe(), elements)) {
          if (validity == null) {
            validity = frame.scratch().bitmap(VALIDITY, length);
            Bits.fill(validity.segment(), length, true);
          }
          Bits.clear(validity.segment(), row);
        }
      }
      fill(ends, next, length, elements.length());
      return new ListVector(
          result.type(), length, offsets, frame.lend(0, elements.build()), validity);
    }
  }

  private boolean appended(Row row, boolean safe, VectorBuilder elements) {
    if (strict && row.hasNull()) {
      return false;
    }
    try {
      body.append(row, elements);
      return true;
    } catch (LakebirdException e) {
      if (!safe || !RowErrors.isRowError(e)) {
        throw e;
      }
      return false;
    }
  }

  /// Offsets `from … to` are `value`.
  private static void fill(MemorySegment offsets, int from, int to, int value) {
    for (int at = from; at <= to; at++) {
      offsets.set(INT, (long) at << 2, value);
    }
  }
}
