package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.types.value.Value;

/// Computes what is known when planning, where that cannot fail.
final class ConstantFolding {
  private ConstantFolding() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return Rewriting.bottomUp(plan, ConstantFolding::fold);
  }

  private static LogicalPlan fold(LogicalPlan plan) {
    var folded = PlanExpressions.map(plan, e -> Rewriting.bottomUp(e, ExpressionFolding::fold));
    if (folded instanceof FilterPlan filter) {
      if (Conditions.isTrue(filter.condition())) {
        return filter.input();
      }
      if (isNever(filter)) {
        return ValuesPlan.empty(filter.columns());
      }
    }
    return folded;
  }

  private static boolean isNever(FilterPlan filter) {
    return filter.condition() instanceof Constant c
        && (c.value().isNull() || c.value().equals(Value.of(false)));
  }
}
