package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.LogicalPlan;

/// The rows of a FROM item and the names they bring into scope.
record FromResult(LogicalPlan plan, FromScope scope) {
  static FromResult of(LogicalPlan plan, RangeVariable variable) {
    return new FromResult(plan, FromScope.of(variable));
  }
}
