package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.ProjectPlan;
import java.util.List;

/// A limit stands below a projection, where it meets the order it belongs to and saves rows that would
/// be computed in vain; a limit of a limit is one.
final class PushLimits {
  private PushLimits() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return PlanRewrite.bottomUp(plan, PushLimits::step);
  }

  private static LogicalPlan step(LogicalPlan plan) {
    if (!(plan instanceof LimitPlan limit)) {
      return plan;
    }
    return switch (limit.input()) {
      case ProjectPlan p -> p.withInputs(List.of(step(limit.withInputs(p.inputs()))));
      case LimitPlan p when !overflows(p.offset(), limit.offset()) ->
          step(
              new LimitPlan(
                  p.input(),
                  Math.min(limit.count(), Math.max(0, p.count() - limit.offset())),
                  p.offset() + limit.offset()));
      default -> limit;
    };
  }

  private static boolean overflows(long one, long other) {
    return one > Long.MAX_VALUE - other;
  }
}
