package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.LogicalPlan;

/// Applies the rules in their order.
public final class Optimizer {
  private Optimizer() {}

  /// A plan with the same rows in the same columns.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException UNIMPLEMENTED for subqueries that no rule turns
  ///     into joins yet
  public static LogicalPlan optimize(LogicalPlan plan) {
    var rules = ProjectMerging.apply(ConstantFolding.apply(SubqueryUnnesting.apply(plan)));
    var joined = JoinOrdering.apply(FilterPushdown.apply(rules));
    return ProjectMerging.apply(ColumnPruning.apply(ProjectMerging.apply(joined)));
  }
}
