package dev.lakebird.sql.plan;

import java.util.List;

/// One row for each input row, with exactly these columns.
public record ProjectPlan(LogicalPlan input, List<Assignment> assignments) implements LogicalPlan {
  public ProjectPlan {
    assignments = List.copyOf(assignments);
  }

  /// These columns of the input and no others.
  public static ProjectPlan keep(LogicalPlan input, List<PlanColumn> columns) {
    return new ProjectPlan(input, columns.stream().map(Assignment::pass).toList());
  }

  @Override
  public List<PlanColumn> columns() {
    return assignments.stream().map(Assignment::column).toList();
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new ProjectPlan(inputs.getFirst(), assignments);
  }
}
