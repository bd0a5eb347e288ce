package dev.lakebird.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each input row once for every element of its array.
///
/// @param array over the columns of the input
/// @param offset the column of the element's index from 0, where it is wanted
/// @param outer whether a row without elements stays, once, with a NULL element
public record UnnestPlan(
    LogicalPlan input,
    PlanExpression array,
    PlanColumn element,
    @Nullable PlanColumn offset,
    boolean outer)
    implements LogicalPlan {
  @Override
  public List<PlanColumn> columns() {
    var columns = new ArrayList<>(input.columns());
    columns.add(element);
    if (offset != null) {
      columns.add(offset);
    }
    return columns;
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new UnnestPlan(inputs.getFirst(), array, element, offset, outer);
  }
}
