package dev.lakebird.functions.date;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A function of dates and times, row by row: NULL where an argument is NULL, once a batch where all
/// arguments are constant. The result lies in 32 or 64 bits.
public final class CivilKernel implements ScalarKernel {
  private static final int DATA = 0;
  private static final int VALIDITY = 1;

  private final BoundCall.Result result;
  private final RowFunction function;

  /// The result of one row, no argument of which is NULL.
  public interface RowFunction {
    long apply(Row row);
  }

  private CivilKernel(BoundCall.Result result, RowFunction function) {
    this.result = result;
    this.function = function;
  }

  /// A kernel of the call's result type.
  public static ScalarKernel of(BoundCall call, RowFunction function) {
    return new CivilKernel(result(call, bounds(call)), function);
  }

  /// A kernel whose results are proven to lie between `min` and `max`.
  public static ScalarKernel within(BoundCall call, long min, long max, RowFunction function) {
    return new CivilKernel(result(call, Optional.of(ValueBounds.of(min, max))), function);
  }

  static BoundCall.Result result(BoundCall call, Optional<ValueBounds> bounds) {
    boolean nullable =
        call.safe() || call.arguments().stream().anyMatch(BoundCall.Argument::nullable);
    return new BoundCall.Result(VectorType.of(call.resultType()), bounds, nullable);
  }

  private static Optional<ValueBounds> bounds(BoundCall call) {
    return call.resultType() instanceof SqlType.Date
        ? Optional.of(ValueBounds.of(CivilDate.DAY_MIN, CivilDate.DAY_MAX))
        : Optional.empty();
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments.length == 0 ? rows.endRow() : arguments[0].length();
    var row = new Row(arguments, frame.context());
    if (allConstant(arguments)) {
      Selection one = Selection.all(Math.min(1, rows.count()));
      return new ConstantVector(rowByRow(frame, row, 1, one), length);
    }
    return rowByRow(frame, row, length, rows);
  }

  private static boolean allConstant(Vector[] arguments) {
    for (Vector argument : arguments) {
      if (!(argument instanceof ConstantVector)) {
        return false;
      }
    }
    return true;
  }

  private Vector rowByRow(KernelFrame frame, Row row, int length, Selection rows) {
    boolean narrow = result.type().layout() == Layout.INT32;
    NativeBuffer data = frame.scratch().buffer(DATA, (long) length << (narrow ? 2 : 3));
    MemorySegment to = data.segment();
    @Nullable NativeBuffer validity = null;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      row.at(index);
      if (!row.hasNull()) {
        try {
          long value = function.apply(row);
          if (narrow) {
            to.set(INT, (long) index << 2, (int) value);
          } else {
            to.set(LONG, (long) index << 3, value);
          }
          continue;
        } catch (LakebirdException e) {
          if (!frame.safe() || !isRowError(e)) {
            throw e;
          }
        }
      }
      if (validity == null) {
        validity = frame.scratch().bitmap(VALIDITY, length);
        Bits.fill(validity.segment(), length, true);
      }
      Bits.clear(validity.segment(), index);
    }
    return new FixedVector(result.type(), length, data, validity);
  }

  private static boolean isRowError(LakebirdException e) {
    return e.code() == ErrorCode.INVALID_VALUE || e.code() == ErrorCode.OUT_OF_RANGE;
  }
}
