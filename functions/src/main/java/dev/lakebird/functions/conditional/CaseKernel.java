package dev.lakebird.functions.conditional;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// Conditions and values by turns, then the value where none holds. A batch in which one branch takes
/// all rows is that branch's vector, not a copy.
final class CaseKernel implements ConditionalKernel {
  private final BoundCall.Result result;

  private CaseKernel(BoundCall.Result result) {
    this.result = result;
  }

  static ConditionalKernel of(BoundCall call) {
    List<BoundCall.Argument> values = new ArrayList<>();
    int last = call.arguments().size() - 1;
    for (int i = 1; i < last; i += 2) {
      values.add(call.argument(i));
    }
    values.add(call.argument(last));
    return new CaseKernel(Branches.unify(values, call.resultType()));
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
    int last = arguments.size() - 1;
    for (int i = 0; i < last && rest.count() > 0; i += 2) {
      Selection taken = arguments.get(i).select(rest);
      if (taken.count() == 0) {
        continue;
      }
      Selection owned = taken.count() == rest.count() ? rest : taken;
      Vector value = arguments.get(i + 1).evaluate(owned);
      if (column == null && owned.count() == rows.count() && isResult(value)) {
        return value;
      }
      if (column == null) {
        column = new BranchColumn(frame, result.type(), length);
      }
      column.put(value, owned);
      rest = lists.without(rest, owned);
    }
    if (column == null) {
      Vector value = arguments.get(last).evaluate(rest);
      if (isResult(value)) {
        return value;
      }
      column = new BranchColumn(frame, result.type(), length);
      column.put(value, rest);
    } else if (rest.count() > 0) {
      column.put(arguments.get(last).evaluate(rest), rest);
    }
    return column.vector();
  }

  private boolean isResult(Vector value) {
    return value.type().equals(result.type());
  }
}
