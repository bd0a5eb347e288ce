package dev.lakebird.functions.conditional;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;

/// The first argument that is not NULL, each evaluated for the rows still without a value.
final class CoalesceKernel implements ConditionalKernel {
  private final BoundCall.Result result;

  private CoalesceKernel(BoundCall.Result result) {
    this.result = result;
  }

  static ConditionalKernel of(BoundCall call) {
    BoundCall.Result unified = Branches.unify(call.arguments(), call.resultType());
    boolean nullable = call.arguments().stream().allMatch(BoundCall.Argument::nullable);
    return new CoalesceKernel(new BoundCall.Result(unified.type(), unified.bounds(), nullable));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(
      KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows) {
    RowLists lists = RowLists.of(frame, length);
    Selection rest = rows;
    BranchColumn column = null;
    for (LazyArgument argument : arguments) {
      Vector value = argument.evaluate(rest);
      boolean complete = !value.mayHaveNulls();
      if (column == null && complete && value.type().equals(result.type())) {
        return value;
      }
      if (column == null) {
        column = new BranchColumn(frame, result.type(), length);
      }
      column.put(value, rest);
      if (complete) {
        break;
      }
      int[] nulls = lists.next();
      int kept = 0;
      for (int k = 0; k < rest.count(); k++) {
        int row = rest.row(k);
        if (value.isNull(row)) {
          nulls[kept++] = row;
        }
      }
      rest = Selection.of(nulls, kept);
      if (kept == 0) {
        break;
      }
    }
    return column == null
        ? new BranchColumn(frame, result.type(), length).vector()
        : column.vector();
  }
}
