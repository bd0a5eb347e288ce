package dev.lakebird.sql.collate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Windows over keys: partitions and order, and what their functions compare.
final class WindowLowering {
  private final PlanLowering plans;
  private final ExpressionLowering expressions;
  private final ArrayList<WindowPlan.Computed> calls = new ArrayList<>();
  private final ArrayList<Assignment> results = new ArrayList<>();

  WindowLowering(PlanLowering plans, ExpressionLowering expressions) {
    this.plans = plans;
    this.expressions = expressions;
  }

  LogicalPlan lower(WindowPlan plan, LogicalPlan input) {
    input.columns().forEach(column -> results.add(Assignment.pass(column)));
    plan.calls().forEach(this::add);
    var window =
        new WindowPlan(
            input,
            plan.partitionBy().stream().map(expressions::key).toList(),
            plans.keys(plan.orderBy()),
            calls);
    return results.stream().allMatch(Assignment::isPass)
        ? window
        : new ProjectPlan(window, results);
  }

  private void add(WindowPlan.Computed computed) {
    var call = computed.call();
    var column = ExpressionLowering.plain(computed.column());
    if (isExtreme(call) && call.arguments().getFirst().type() instanceof SqlType.StringType type) {
      var arguments = new ArrayList<>(expressions.all(call.arguments()));
      arguments.set(0, KeyExpressions.pair(arguments.getFirst(), type));
      var pair = plans.column(column.name(), arguments.getFirst());
      calls.add(new WindowPlan.Computed(pair, with(call, arguments, pair.type())));
      results.add(
          new Assignment(column, KeyExpressions.text(new ColumnReference(pair, Place.UNKNOWN))));
      return;
    }
    boolean keyed = call.distinct() || call.name().equals("APPROX_COUNT_DISTINCT");
    refuse(call);
    var arguments =
        keyed
            ? call.arguments().stream().map(expressions::key).toList()
            : expressions.all(call.arguments());
    calls.add(new WindowPlan.Computed(column, with(call, arguments, column.type())));
    results.add(Assignment.pass(column));
  }

  private static void refuse(WindowCall call) {
    switch (call.name()) {
      case "MIN_BY", "MAX_BY", "APPROX_TOP_COUNT", "APPROX_TOP_SUM", "APPROX_QUANTILES" -> {
        if (call.arguments().stream().anyMatch(a -> CollatedTypes.hasKeys(a.type()))) {
          throw LakebirdException.unimplemented(
                  call.name() + " with OVER over values with a collation")
              .at(call.place().position());
        }
      }
      default -> {}
    }
  }

  private static boolean isExtreme(WindowCall call) {
    return switch (call.name()) {
      case "MIN", "MAX", "PERCENTILE_DISC" ->
          CollatedTypes.hasKeys(call.arguments().getFirst().type());
      default -> false;
    };
  }

  private static WindowCall with(WindowCall call, List<PlanExpression> arguments, SqlType type) {
    return new WindowCall(
        call.function(),
        arguments,
        call.distinct(),
        call.nulls(),
        call.frame(),
        type,
        call.place());
  }
}
