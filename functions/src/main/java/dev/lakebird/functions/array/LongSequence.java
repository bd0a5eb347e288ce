package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// GENERATE_ARRAY of INT64: the lengths of all rows first, then one run of elements.
final class LongSequence implements ScalarKernel {
  private static final int OFFSETS = 0;
  private static final int VALIDITY = 1;
  private static final int ELEMENTS = 2;

  private static final BoundCall.Result RESULT =
      BoundCall.Result.of(VectorType.of(SqlType.array(SqlType.INT64)));

  @Override
  public BoundCall.Result result() {
    return RESULT;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    var current = new Row(arguments, frame.context());
    NativeBuffer offsets = frame.scratch().buffer(OFFSETS, (length + 1L) << 2);
    MemorySegment ends = offsets.segment();
    @Nullable NativeBuffer validity = null;
    long total = 0;
    int next = 0;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      for (; next <= row; next++) {
        ends.set(INT, (long) next << 2, (int) total);
      }
      long elements = elements(current.at(row), frame.safe());
      if (elements < 0) {
        if (validity == null) {
          validity = frame.scratch().bitmap(VALIDITY, length);
          Bits.fill(validity.segment(), length, true);
        }
        Bits.clear(validity.segment(), row);
      } else {
        total = checked(total + elements);
      }
    }
    for (; next <= length; next++) {
      ends.set(INT, (long) next << 2, (int) total);
    }
    NativeBuffer data = frame.scratch().buffer(ELEMENTS, total << 3);
    write(current, rows, ends, data.segment());
    var elements = new FixedVector(VectorType.INT64, (int) total, data, null);
    return new ListVector(RESULT.type(), length, offsets, elements, validity);
  }

  private static void write(Row current, Selection rows, MemorySegment ends, MemorySegment data) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) ends.get(INT, (long) row << 2) << 3;
      long end = (long) ends.get(INT, (long) (row + 1) << 2) << 3;
      if (at == end) {
        continue;
      }
      current.at(row);
      long value = current.longAt(0);
      long step = step(current);
      for (; at < end; at += 8) {
        data.set(LONG, at, value);
        value += step;
      }
    }
  }

  /// The length of a row's array, or -1 where it is NULL.
  private static long elements(Row row, boolean safe) {
    if (row.hasNull()) {
      return -1;
    }
    long step = step(row);
    if (step == 0) {
      if (safe) {
        return -1;
      }
      throw GenerateArray.stepIsZero();
    }
    return elements(row.longAt(0), row.longAt(1), step);
  }

  /// How many elements a sequence has, whatever the distance of its ends.
  private static long elements(long start, long end, long step) {
    if (step > 0 ? start > end : start < end) {
      return 0;
    }
    long distance = step > 0 ? end - start : start - end;
    long steps = Long.divideUnsigned(distance, Math.abs(step));
    return checked(steps) + 1;
  }

  private static long step(Row row) {
    return row.count() == 3 ? row.longAt(2) : 1;
  }

  private static long checked(long elements) {
    if (elements < 0 || elements >= Integer.MAX_VALUE) {
      throw GenerateArray.tooLong();
    }
    return elements;
  }
}
