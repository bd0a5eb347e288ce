package dev.lakebird.sql.plan;

import java.util.List;

/// At most `count` rows after the first `offset`.
public record LimitPlan(LogicalPlan input, long count, long offset) implements LogicalPlan {
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
    return new LimitPlan(inputs.getFirst(), count, offset);
  }
}
