package dev.lakebird.functions.window;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.types.vector.Vector;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// A function whose result is the value of its first argument at another row.
///
/// @param otherwise the argument that stands in where there is no such row, or [WindowRows#NULLS]
record PickKernel(BoundCall.Result result, Pick pick, int otherwise) implements WindowKernel {
  /// Which row it is.
  interface Pick {
    /// The position, or [WindowRows#NOWHERE].
    int at(WindowRows rows, int index);
  }

  static WindowKernel of(BoundCall call, Pick pick) {
    return of(call, pick, WindowRows.NULLS);
  }

  static WindowKernel of(BoundCall call, Pick pick, int otherwise) {
    var value = call.argument(0);
    return new PickKernel(
        new BoundCall.Result(
            value.type(), otherwise == WindowRows.NULLS ? value.bounds() : Optional.empty(), true),
        pick,
        otherwise);
  }

  /// The position of the `n`-th row of the frame from 1, of rows that are not NULL alone where NULLs
  /// are ignored.
  static int nth(WindowRows rows, int index, long n, boolean ignoreNulls) {
    int start = rows.frameStarts()[index];
    int end = rows.frameEnds()[index];
    if (!ignoreNulls) {
      return n <= end - start ? start + (int) n - 1 : WindowRows.NOWHERE;
    }
    var present = rows.present(0);
    int before = present.before(start);
    return n <= present.before(end) - before
        ? present.position(before + (int) n - 1)
        : WindowRows.NOWHERE;
  }

  /// The position of the last row of the frame, of rows that are not NULL alone where NULLs are
  /// ignored.
  static int last(WindowRows rows, int index, boolean ignoreNulls) {
    int start = rows.frameStarts()[index];
    int end = rows.frameEnds()[index];
    if (!ignoreNulls) {
      return end > start ? end - 1 : WindowRows.NOWHERE;
    }
    var present = rows.present(0);
    int until = present.before(end);
    return until > present.before(start) ? present.position(until - 1) : WindowRows.NOWHERE;
  }

  @Override
  public Evaluator open(EvaluationContext context, BufferAllocator allocator) {
    return new Evaluator() {
      private int[] positions = new int[0];

      @Override
      public Vector evaluate(WindowRows rows) {
        int count = rows.count();
        if (positions.length < count) {
          positions = new int[count];
        }
        for (int i = 0; i < count; i++) {
          positions[i] = pick.at(rows, i);
        }
        return rows.gather(0, positions, count, otherwise);
      }
    };
  }
}
