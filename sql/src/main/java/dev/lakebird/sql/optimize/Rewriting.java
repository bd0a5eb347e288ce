package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Walks over plans and expressions.
final class Rewriting {
  private Rewriting() {}

  /// Every relation replaced, inputs before what reads them.
  static LogicalPlan bottomUp(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
    var inputs = plan.inputs();
    if (inputs.isEmpty()) {
      return change.apply(plan);
    }
    return change.apply(
        plan.withInputs(inputs.stream().map(input -> bottomUp(input, change)).toList()));
  }

  /// Every expression replaced, children before what uses them.
  static PlanExpression bottomUp(PlanExpression expression, UnaryOperator<PlanExpression> change) {
    return change.apply(PlanExpressions.mapChildren(expression, child -> bottomUp(child, change)));
  }

  /// The expression with columns replaced by what computes them.
  static PlanExpression substitute(PlanExpression expression, Map<Integer, PlanExpression> values) {
    if (expression instanceof ColumnReference reference) {
      return values.getOrDefault(reference.column().id(), expression);
    }
    return PlanExpressions.mapChildren(expression, child -> substitute(child, values));
  }
}
