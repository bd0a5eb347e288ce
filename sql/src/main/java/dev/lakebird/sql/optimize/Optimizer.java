package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.List;

/// Makes plans cheaper: the same columns, the same rows, no error that was not there before. An error
/// may go where nobody needs its value.
///
/// The rules are pure functions, run in rounds of this order until a round changes nothing, which is the
/// second one as a rule (a column that a sunk condition no longer needs may open a subquery, say), and
/// in any case a few times:
///
/// 1. [SubqueryUnnesting]: subqueries in expressions become joins, which the rest is about;
/// 2. [InlineRenames]: columns of subqueries become those they stand for, so that later rules see
///    through subqueries;
/// 3. [SimplifyPlans] with [SimplifyExpressions]: conditions become conjuncts that may part, common
///    factors of OR come out;
/// 4. [PushLimits]: before filters, which never pass a limit;
/// 5. [PushFilters]: conditions sink; inner joins are taken together with all conditions on them
///    ([InnerJoins]), what follows from those sinks too, and [JoinOrder] puts the joins in order while
///    the sizes of their filtered inputs are known;
/// 6. [SimplifyPlans] again: conditions over constants of subqueries are known only now;
/// 7. [CountRows], and [PruneColumns] behind it, since it frees columns;
/// 8. [MergeProjects], when no unused column stands in the way of counting uses;
/// 9. [PruneColumns#narrow], which adds projections that only drop columns, so nothing comes after it.
///
/// In a [dev.lakebird.sql.plan.JoinPlan] that comes out of here, the right side is the build side of a
/// hash join: of an inner join the one with fewer expected rows; of LEFT and RIGHT joins the one that
/// is not preserved, unless the other is much smaller; of a semi, anti, mark or single join the one
/// that is asked about the other.
public final class Optimizer {
  private static final int ROUND_COUNT_MAX = 4;

  private Optimizer() {}

  /// A plan with the same columns in the same order.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException UNIMPLEMENTED for subqueries that no rule turns
  ///     into joins yet
  public static LogicalPlan optimize(LogicalPlan plan) {
    return settled(SubqueryUnnesting.apply(LateErrors.apply(plan)));
  }

  /// The plan after rounds of all rules until none changes it; of a settled plan the plan itself.
  static LogicalPlan settled(LogicalPlan plan) {
    var before = plan;
    for (int round = 0; round < ROUND_COUNT_MAX; round++) {
      var after = round(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private static LogicalPlan round(LogicalPlan plan) {
    var renames = new InlineRenames();
    var inlined = renames.apply(plan);
    var needed = plan.columns().stream().map(renames::original).toList();

    var simple = PushLimits.apply(SimplifyPlans.apply(inlined));
    var pushed = SimplifyPlans.apply(PushFilters.apply(simple));
    var pruned = PruneColumns.apply(CountRows.apply(pushed), needed);
    var narrow = PruneColumns.narrow(MergeProjects.apply(pruned), needed);
    return withColumns(narrow, plan.columns(), needed);
  }

  /// The rows with the columns of the original plan.
  private static LogicalPlan withColumns(
      LogicalPlan plan, List<PlanColumn> columns, List<PlanColumn> originals) {
    if (plan instanceof WritePlan || plan.columns().equals(columns)) {
      return plan;
    }
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < columns.size(); i++) {
      assignments.add(
          new Assignment(columns.get(i), new ColumnReference(originals.get(i), Place.UNKNOWN)));
    }
    return MergeProjects.merged(new ProjectPlan(plan, assignments));
  }
}
