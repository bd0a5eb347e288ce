package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Conjuncts parted into those that sink below a relation and those that stay above it.
///
/// What never fails sinks wherever its columns are. What can fail sinks only as far as it meets the
/// same rows, and never past a conjunct before it that stays, since that one may keep the failing row
/// from it.
record Sinking(List<PlanExpression> sunk, List<PlanExpression> stay) {
  /// @param sameRows whether the rows below are those above, or a part of them
  static Sinking of(
      List<PlanExpression> conjuncts, Predicate<PlanExpression> fits, boolean sameRows) {
    var sunk = new ArrayList<PlanExpression>();
    var stay = new ArrayList<PlanExpression>();
    for (var conjunct : conjuncts) {
      boolean may =
          Failures.isMovable(conjunct)
              && (Failures.neverFails(conjunct) || sameRows && stay.isEmpty());
      (may && fits.test(conjunct) ? sunk : stay).add(conjunct);
    }
    return new Sinking(sunk, stay);
  }

  /// Whether an expression uses columns, and only columns, of those.
  static boolean isOver(Set<Integer> columns, PlanExpression expression) {
    var used = Conditions.columnsOf(expression);
    return !used.isEmpty() && columns.containsAll(used);
  }

  static Set<Integer> ids(List<PlanColumn> columns) {
    var ids = new HashSet<Integer>();
    columns.forEach(column -> ids.add(column.id()));
    return ids;
  }

  /// The rows for which all conjuncts are TRUE.
  static LogicalPlan filtered(LogicalPlan plan, List<PlanExpression> conjuncts) {
    return Conditions.all(conjuncts)
        .<LogicalPlan>map(condition -> new FilterPlan(plan, condition))
        .orElse(plan);
  }
}
