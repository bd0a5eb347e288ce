package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins projections that follow each other, drops relations that change nothing, and lets aggregates
/// read through renamings.
final class ProjectMerging {
  private ProjectMerging() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return Rewriting.bottomUp(
        plan,
        node ->
            switch (node) {
              case ProjectPlan p -> withoutNoise(merged(p));
              case AggregatePlan p -> throughRenaming(p);
              case JoinPlan p -> withoutOneRow(p);
              case LogicalPlan p -> p;
            });
  }

  /// A cross join with one row of no columns is the other side.
  private static LogicalPlan withoutOneRow(JoinPlan plan) {
    if (plan.kind() != JoinPlan.Kind.INNER || !plan.conditions().isEmpty()) {
      return plan;
    }
    if (plan.left().equals(ValuesPlan.oneRow())) {
      return plan.right();
    }
    return plan.right().equals(ValuesPlan.oneRow()) ? plan.left() : plan;
  }

  private static LogicalPlan withoutNoise(ProjectPlan plan) {
    boolean same =
        plan.columns().equals(plan.input().columns())
            && plan.assignments().stream().allMatch(Assignment::isPass);
    return same ? plan.input() : plan;
  }

  private static ProjectPlan merged(ProjectPlan outer) {
    if (!(outer.input() instanceof ProjectPlan inner)) {
      return outer;
    }
    var values = values(inner.assignments());
    var uses = uses(PlanExpressions.of(outer));
    for (var assignment : inner.assignments()) {
      boolean repeated = uses.getOrDefault(assignment.column().id(), 0) > 1;
      if (repeated && !isCheap(assignment.expression())
          || !Failures.isDeterministic(assignment.expression())) {
        return outer;
      }
    }
    return new ProjectPlan(
        inner.input(),
        outer.assignments().stream()
            .map(a -> new Assignment(a.column(), Rewriting.substitute(a.expression(), values)))
            .toList());
  }

  private static LogicalPlan throughRenaming(AggregatePlan plan) {
    if (!(plan.input() instanceof ProjectPlan inner)
        || !inner.assignments().stream().allMatch(a -> isCheap(a.expression()))) {
      return plan;
    }
    var values = values(inner.assignments());
    var direct = PlanExpressions.map(plan, e -> Rewriting.substitute(e, values));
    return direct.withInputs(List.of(inner.input()));
  }

  private static Map<Integer, PlanExpression> values(List<Assignment> assignments) {
    var values = new HashMap<Integer, PlanExpression>();
    assignments.forEach(a -> values.put(a.column().id(), a.expression()));
    return values;
  }

  private static boolean isCheap(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> true;
      case Constant e -> true;
      case FieldAccess e -> isCheap(e.input());
      default -> false;
    };
  }

  private static Map<Integer, Integer> uses(List<PlanExpression> expressions) {
    var uses = new HashMap<Integer, Integer>();
    var rest = new ArrayList<>(expressions);
    while (!rest.isEmpty()) {
      var expression = rest.removeLast();
      if (expression instanceof ColumnReference reference) {
        uses.merge(reference.column().id(), 1, Integer::sum);
      }
      rest.addAll(expression.children());
    }
    return uses;
  }
}
