package dev.lakebird.sql.plan;

import java.util.List;

/// The rows of all inputs, duplicates included.
///
/// @param sources for each input, the columns that become [#columns], in the same order and types
public record UnionPlan(
    List<LogicalPlan> inputs, List<PlanColumn> columns, List<List<PlanColumn>> sources)
    implements LogicalPlan {
  public UnionPlan {
    inputs = List.copyOf(inputs);
    columns = List.copyOf(columns);
    sources = sources.stream().map(List::copyOf).toList();
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> others) {
    return new UnionPlan(others, columns, sources);
  }
}
