package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.ProjectPlan;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/// Plans rebuilt with other inputs.
final class PlanRewrite {
  private PlanRewrite() {}

  /// The plan with every relation replaced, inputs before what reads them.
  static LogicalPlan bottomUp(LogicalPlan plan, UnaryOperator<LogicalPlan> step) {
    return step.apply(withInputs(plan, input -> bottomUp(input, step)));
  }

  /// The same relation over changed inputs; the relation itself where none changes.
  static LogicalPlan withInputs(LogicalPlan plan, UnaryOperator<LogicalPlan> change) {
    var inputs = plan.inputs();
    if (inputs.isEmpty()) {
      return plan;
    }
    var changed = new ArrayList<LogicalPlan>(inputs.size());
    boolean same = true;
    for (var input : inputs) {
      var next = change.apply(input);
      same &= Expressions.isSame(next, input);
      changed.add(next);
    }
    return same ? plan : plan.withInputs(changed);
  }

  /// Whether a relation only passes columns of its input on, in any order.
  static boolean isKeep(LogicalPlan plan) {
    return plan instanceof ProjectPlan project
        && project.assignments().stream().allMatch(Assignment::isPass);
  }
}
