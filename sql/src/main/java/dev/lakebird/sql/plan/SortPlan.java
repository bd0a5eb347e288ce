package dev.lakebird.sql.plan;

import java.util.List;

/// The rows in order. Under a [LimitPlan] it is a top-N.
public record SortPlan(LogicalPlan input, List<SortKey> keys) implements LogicalPlan {
  public SortPlan {
    keys = List.copyOf(keys);
  }

  @Override
  public List<PlanColumn> columns() {
    return input.columns();
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new SortPlan(inputs.getFirst(), keys);
  }
}
