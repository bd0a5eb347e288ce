package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import java.util.HashMap;
import java.util.Map;

/// A projection of a projection is one where nothing is computed twice. A projection that computes
/// nothing is none at all: columns are known by id, wherever they stand.
final class MergeProjects {
  private MergeProjects() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return PlanRewrite.bottomUp(plan, MergeProjects::step);
  }

  private static LogicalPlan step(LogicalPlan plan) {
    if (PlanRewrite.isKeep(plan)) {
      return plan.inputs().getFirst();
    }
    return plan instanceof ProjectPlan project ? merged(project) : plan;
  }

  /// One projection instead of two.
  static ProjectPlan merged(ProjectPlan outer) {
    if (!(outer.input() instanceof ProjectPlan inner)) {
      return outer;
    }
    var computed = new HashMap<Integer, PlanExpression>();
    for (var assignment : inner.assignments()) {
      computed.put(assignment.column().id(), assignment.expression());
    }
    var uses = new HashMap<Integer, Integer>();
    boolean subqueries = false;
    for (var assignment : outer.assignments()) {
      Expressions.count(assignment.expression(), uses);
      subqueries |= Expressions.hasSubquery(assignment.expression());
    }
    for (var use : uses.entrySet()) {
      if (!mayInline(inner, use, computed, subqueries)) {
        return outer;
      }
    }
    return merged(
        new ProjectPlan(
            inner.input(),
            outer.assignments().stream()
                .map(
                    a ->
                        new Assignment(
                            a.column(),
                            SimplifyExpressions.simplify(
                                Expressions.substitute(a.expression(), computed))))
                .toList()));
  }

  private static boolean mayInline(
      ProjectPlan inner,
      Map.Entry<Integer, Integer> use,
      Map<Integer, PlanExpression> computed,
      boolean subqueries) {
    var expression = computed.get(use.getKey());
    if (expression == null) {
      return false;
    }
    if (subqueries) {
      return inner.assignments().stream()
          .anyMatch(a -> a.column().id() == use.getKey() && a.isPass());
    }
    return Expressions.isTrivial(expression)
        || use.getValue() == 1 && Failures.isMovable(expression);
  }
}
