package dev.lakebird.functions.date;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// A function of DATE that answers every `int`: all rows are computed in a tight loop
/// where most are selected, NULL rows with them.
final class DayKernel implements ScalarKernel {
  private static final int DATA = 0;
  private static final int FLAT = 1;

  private final BoundCall.Result result;
  private final int argument;
  private final Loops loops;
  private final ScalarKernel constants;

  /// The loops of one function over 32-bit days. They write the width of the result's type. A
  /// function in a hot place has loops of its own, so that they compile to straight code.
  interface Loops {
    void dense(MemorySegment days, MemorySegment to, int length);

    void sparse(MemorySegment days, MemorySegment to, Selection rows);

    long apply(int day);
  }

  private DayKernel(BoundCall.Result result, int argument, Loops loops, ScalarKernel constants) {
    this.result = result;
    this.argument = argument;
    this.loops = loops;
    this.constants = constants;
  }

  /// A kernel over argument `argument` whose results are proven to lie within `bounds`.
  static ScalarKernel of(BoundCall call, int argument, ValueBounds bounds, Loops loops) {
    return new DayKernel(
        CivilKernel.result(call, Optional.of(bounds)),
        argument,
        loops,
        CivilKernel.of(call, row -> loops.apply((int) row.longAt(argument))));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    if (arguments[argument] instanceof ConstantVector) {
      return constants.evaluate(frame, arguments, rows);
    }
    var days = (FixedVector) Vectors.flatten(arguments[argument], rows, frame.scratch(), FLAT);
    int length = days.length();
    NativeBuffer data =
        frame.scratch().buffer(DATA, (long) length * result.type().layout().widthBytes());
    if (rows.count() * 2L > length) {
      loops.dense(days.data(), data.segment(), length);
    } else {
      loops.sparse(days.data(), data.segment(), rows);
    }
    return new FixedVector(result.type(), length, data, days.validityBuffer());
  }
}
