package dev.lakebird.functions.conditional;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;

/// Values, and what stands for those whose evaluation is an error: nothing, or another argument. Rows
/// that fail together are evaluated in halves until each failing one stands alone.
final class ErrorKernel implements ConditionalKernel {
  private final BoundCall.Result result;

  private ErrorKernel(BoundCall.Result result) {
    this.result = result;
  }

  static ConditionalKernel of(BoundCall call) {
    BoundCall.Result unified = Branches.unify(call.arguments(), call.resultType());
    return new ErrorKernel(new BoundCall.Result(unified.type(), unified.bounds(), true));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(
      KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows) {
    int[] list = new int[rows.count()];
    for (int k = 0; k < list.length; k++) {
      list[k] = rows.row(k);
    }
    var failed = new Failures(list.length);
    var column = new BranchColumn(frame, result.type(), length);
    split(list, failed, part -> column.put(arguments.get(0).evaluate(part), part));
    if (arguments.size() > 1 && failed.count > 0) {
      Selection part = Selection.of(failed.rows, failed.count);
      column.put(arguments.get(1).evaluate(part), part);
    }
    return column.vector();
  }

  /// What is done with rows; it may fail for one of them.
  interface Attempt {
    void on(Selection rows);
  }

  /// Rows that failed, ascending.
  static final class Failures {
    private final int[] rows;
    private final LakebirdException[] errors;
    private int count;

    Failures(int capacity) {
      rows = new int[capacity];
      errors = new LakebirdException[capacity];
    }

    private void add(int row, LakebirdException error) {
      rows[count] = row;
      errors[count] = error;
      count++;
    }

    LakebirdException error(int index) {
      return errors[index];
    }

    int count() {
      return count;
    }

    int row(int index) {
      return rows[index];
    }
  }

  /// Attempts all rows, in parts that do not fail, and notes the rows that do.
  static void split(int[] rows, Failures failures, Attempt attempt) {
    split(rows, 0, rows.length, failures, attempt);
  }

  private static void split(int[] rows, int from, int to, Failures failures, Attempt attempt) {
    if (from == to) {
      return;
    }
    try {
      int[] part = java.util.Arrays.copyOfRange(rows, from, to);
      attempt.on(Selection.of(part, part.length));
    } catch (LakebirdException e) {
      if (!RowErrors.isRowError(e)) {
        throw e;
      }
      if (to - from == 1) {
        failures.add(rows[from], e);
        return;
      }
      int middle = (from + to) >>> 1;
      split(rows, from, middle, failures, attempt);
      split(rows, middle, to, failures, attempt);
    }
  }
}
