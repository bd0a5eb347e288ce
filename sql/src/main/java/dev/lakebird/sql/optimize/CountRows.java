package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.LogicalPlan;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// `COUNT(x)` of what is never NULL is `COUNT(*)`, which reads nothing.
final class CountRows {
  private CountRows() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return PlanRewrite.bottomUp(plan, CountRows::step);
  }

  private static LogicalPlan step(LogicalPlan plan) {
    if (!(plan instanceof AggregatePlan aggregate)
        || aggregate.measures().stream().noneMatch(m -> isCount(m.call()))) {
      return plan;
    }
    var known = NonNullColumns.of(aggregate.input());
    return new AggregatePlan(
        aggregate.input(),
        aggregate.keys(),
        aggregate.measures().stream()
            .map(m -> new AggregatePlan.Measure(m.column(), counted(m.call(), known)))
            .toList(),
        aggregate.groupingSets(),
        aggregate.setNumber());
  }

  private static boolean isCount(AggregateCall call) {
    return call.name().equals("COUNT")
        && call.arguments().size() == 1
        && !call.distinct()
        && call.having() == null
        && call.limit().isEmpty();
  }

  private static AggregateCall counted(AggregateCall call, Set<Integer> known) {
    return isCount(call) && NonNullColumns.isNonNull(call.arguments().getFirst(), known)
        ? new AggregateCall(
            call.function(),
            List.of(),
            false,
            call.filter(),
            List.of(),
            OptionalLong.empty(),
            AggregateCall.Nulls.UNSAID,
            null,
            call.type(),
            call.place())
        : call;
  }
}
