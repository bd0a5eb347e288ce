package dev.lakebird.sql.plan;

import java.util.List;

/// The rows for which the condition is TRUE.
public record FilterPlan(LogicalPlan input, PlanExpression condition) implements LogicalPlan {
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
    return new FilterPlan(inputs.getFirst(), condition);
  }
}
