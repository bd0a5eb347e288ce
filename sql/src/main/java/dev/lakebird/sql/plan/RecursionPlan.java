package dev.lakebird.sql.plan;

import java.util.List;

/// The rows of a recursive common table: those of the base, then those that the step makes of the rows
/// that came last, again and again until there are none. The step reads these rows, and where it must
/// know them all rows so far, by scans whose identity has the number of the recursion.
///
/// @param number tells it from other recursions of the statement
/// @param inputs the base, then the step
/// @param columns the columns of the rows
/// @param sources for each input, the columns that become [#columns], in the same order and types
public record RecursionPlan(
    int number, List<LogicalPlan> inputs, List<PlanColumn> columns, List<List<PlanColumn>> sources)
    implements LogicalPlan {
  /// The entries of the identity of what the step reads: the number, and `last` or `all`.
  public static final String NUMBER = "recursion";

  public static final String PART = "part";
  public static final String LAST = "last";
  public static final String ALL = "all";

  public RecursionPlan {
    inputs = List.copyOf(inputs);
    columns = List.copyOf(columns);
    sources = sources.stream().map(List::copyOf).toList();
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> others) {
    return new RecursionPlan(number, others, columns, sources);
  }
}
