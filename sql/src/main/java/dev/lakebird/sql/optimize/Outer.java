package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.Set;

/// Who uses columns of an enclosing query.
final class Outer {
  private Outer() {}

  static boolean uses(LogicalPlan plan, Set<Integer> outer) {
    return FreeColumns.of(plan).stream().anyMatch(column -> outer.contains(column.id()));
  }

  static boolean uses(PlanExpression expression, Set<Integer> outer) {
    return Conditions.columnsOf(expression).stream().anyMatch(outer::contains);
  }
}
