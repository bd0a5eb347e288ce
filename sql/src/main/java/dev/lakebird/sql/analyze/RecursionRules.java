package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.Optional;

/// Where the recursive term may refer to its table: not under what needs all rows at once, for it has only
/// those that came last. Source: the GoogleSQL reference, "Examples of disallowed recursive CTEs".
final class RecursionRules {
  private final String number;

  private RecursionRules(int number) {
    this.number = Integer.toString(number);
  }

  /// What the reference of a recursion lies under though it may not.
  static Optional<String> broken(LogicalPlan step, int number) {
    return new RecursionRules(number).above(step);
  }

  private Optional<String> above(LogicalPlan plan) {
    if (PlanExpressions.of(plan).stream().anyMatch(this::refers)) {
      return Optional.of("a subquery in an expression");
    }
    if (plan.inputs().stream().noneMatch(this::refers)) {
      return Optional.empty();
    }
    return switch (plan) {
      case AggregatePlan p -> Optional.of("an aggregation or DISTINCT");
      case WindowPlan p -> Optional.of("a window function");
      case SortPlan p -> Optional.of("ORDER BY");
      case LimitPlan p -> Optional.of("LIMIT");
      case JoinPlan p -> aboveJoin(p);
      case ScanPlan p -> below(plan);
      case ValuesPlan p -> below(plan);
      case FilterPlan p -> below(plan);
      case ProjectPlan p -> below(plan);
      case UnionPlan p -> below(plan);
      case RecursionPlan p -> below(plan);
      case UnnestPlan p -> below(plan);
      case WritePlan p -> below(plan);
    };
  }

  private Optional<String> aboveJoin(JoinPlan join) {
    boolean left = refers(join.left());
    boolean allowed =
        switch (join.kind()) {
          case INNER -> true;
          case LEFT, SEMI, ANTI, MARK, SINGLE -> left;
          case RIGHT -> !left;
          case FULL -> false;
        };
    return allowed ? below(join) : Optional.of("the optional side of an outer join");
  }

  private Optional<String> below(LogicalPlan plan) {
    return plan.inputs().stream().map(this::above).flatMap(Optional::stream).findFirst();
  }

  private boolean refers(LogicalPlan plan) {
    return plan instanceof ScanPlan scan
            && number.equals(scan.table().identity().get(RecursionPlan.NUMBER))
        || PlanExpressions.of(plan).stream().anyMatch(this::refers)
        || plan.inputs().stream().anyMatch(this::refers);
  }

  private boolean refers(PlanExpression expression) {
    return expression instanceof SubqueryValue subquery && refers(subquery.plan())
        || expression.children().stream().anyMatch(this::refers);
  }
}
