package dev.lakebird.functions.conditional;

import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// The texts of the errors of rows; NULL for rows without one.
final class ErrorOfKernel implements ConditionalKernel {
  @Override
  public BoundCall.Result result() {
    return BoundCall.Result.of(VectorType.STRING);
  }

  @Override
  public Vector evaluate(
      KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows) {
    int[] list = new int[rows.count()];
    for (int k = 0; k < list.length; k++) {
      list[k] = rows.row(k);
    }
    var failures = new ErrorKernel.Failures(list.length);
    ErrorKernel.split(list, failures, part -> arguments.get(0).evaluate(part));
    var column = new ResultColumn(VectorType.STRING, length, frame.scratch());
    int failure = 0;
    for (int row : list) {
      column.at(row);
      if (failure < failures.count() && failures.row(failure) == row) {
        var error = failures.error(failure++);
        column.putText(error.code() + ": " + error.getMessage());
      } else {
        column.setNull();
      }
    }
    return column.vector();
  }
}
