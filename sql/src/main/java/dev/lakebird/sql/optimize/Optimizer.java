package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.LogicalPlan;

/// Applies the rules in their order.
public final class Optimizer {
  private Optimizer() {}

  /// A plan with the same rows.
  public static LogicalPlan optimize(LogicalPlan plan) {
    return plan;
  }
}
