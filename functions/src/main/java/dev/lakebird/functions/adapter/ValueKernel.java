package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;

/// A row function with boxed results of any type. Rows outside the selection are NULL.
final class ValueKernel implements ScalarKernel {
  private final BoundCall.Result result;
  private final boolean strict;
  private final RowKernels.ToValue function;

  ValueKernel(BoundCall.Result result, boolean strict, RowKernels.ToValue function) {
    this.result = result;
    this.strict = strict;
    this.function = function;
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    var row = new Row(arguments, frame.context());
    int length = arguments.length == 0 ? rows.endRow() : arguments[0].length();
    Value none = Value.nullOf(result.type().type());
    try (var builder = new VectorBuilder(result.type(), frame.allocator())) {
      int next = 0;
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int index = rows.row(k);
        for (; next < index; next++) {
          builder.append(none);
        }
        row.at(index);
        builder.append(strict && row.hasNull() ? none : apply(row, frame.safe(), none));
        next++;
      }
      for (; next < length; next++) {
        builder.append(none);
      }
      return frame.lend(0, builder.build());
    }
  }

  private Value apply(Row row, boolean safe, Value none) {
    try {
      Value value = function.apply(row);
      return row.isResultNull() ? none : value;
    } catch (LakebirdException e) {
      if (!safe || !RowErrors.isRowError(e)) {
        throw e;
      }
      return none;
    }
  }
}
