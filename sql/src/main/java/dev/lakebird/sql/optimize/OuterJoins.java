package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.JoinPlan.Kind;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Conditions at joins that are not freely arranged. Those above sink into the side whose rows all
/// come out; those of the join sink into the side whose rows it may drop. An outer join whose added
/// NULLs a condition rejects is an inner one.
final class OuterJoins {
  private OuterJoins() {}

  /// The rows of the join for which all conjuncts are TRUE.
  static LogicalPlan push(JoinPlan plan, List<PlanExpression> conjuncts) {
    return switch (plan.kind()) {
      case INNER -> inner(plan, conjuncts);
      case LEFT -> left(plan, conjuncts);
      case RIGHT ->
          left(JoinPlan.of(Kind.LEFT, plan.right(), plan.left(), plan.conditions()), conjuncts);
      case FULL -> full(plan, conjuncts);
      case SEMI, ANTI, MARK, SINGLE -> leftOnly(plan, conjuncts);
    };
  }

  private static Set<Integer> ids(LogicalPlan plan) {
    return Sinking.ids(plan.columns());
  }

  /// An inner join with a condition that cannot be moved.
  private static LogicalPlan inner(JoinPlan plan, List<PlanExpression> conjuncts) {
    var left = Sinking.of(conjuncts, c -> Sinking.isOver(ids(plan.left()), c), false);
    var right = Sinking.of(left.stay(), c -> Sinking.isOver(ids(plan.right()), c), false);
    return Sinking.filtered(
        JoinPlan.of(
            plan.kind(),
            PushFilters.push(plan.left(), left.sunk()),
            PushFilters.push(plan.right(), right.sunk()),
            plan.conditions()),
        right.stay());
  }

  private static LogicalPlan left(JoinPlan plan, List<PlanExpression> conjuncts) {
    var added = ids(plan.right());
    if (conjuncts.stream().anyMatch(c -> NullRejection.rejects(c, added))) {
      return PushFilters.push(
          JoinPlan.of(Kind.INNER, plan.left(), plan.right(), plan.conditions()), conjuncts);
    }
    var above = Sinking.of(conjuncts, c -> Sinking.isOver(ids(plan.left()), c), true);
    var known = new ArrayList<>(plan.conditions());
    known.addAll(above.sunk());
    var conditions = new ArrayList<>(plan.conditions());
    for (var implied : EqualityClasses.of(known).constants(known)) {
      if (Sinking.isOver(added, implied)) {
        conditions.add(implied);
      }
    }
    var own = Sinking.of(conditions, c -> Sinking.isOver(added, c), false);
    return Sinking.filtered(
        JoinPlan.of(
            plan.kind(),
            PushFilters.push(plan.left(), above.sunk()),
            PushFilters.push(plan.right(), own.sunk()),
            own.stay()),
        above.stay());
  }

  private static LogicalPlan full(JoinPlan plan, List<PlanExpression> conjuncts) {
    boolean keepsLeft =
        conjuncts.stream().anyMatch(c -> NullRejection.rejects(c, ids(plan.left())));
    boolean keepsRight =
        conjuncts.stream().anyMatch(c -> NullRejection.rejects(c, ids(plan.right())));
    if (keepsLeft || keepsRight) {
      var kind = keepsLeft && keepsRight ? Kind.INNER : keepsLeft ? Kind.LEFT : Kind.RIGHT;
      return PushFilters.push(
          JoinPlan.of(kind, plan.left(), plan.right(), plan.conditions()), conjuncts);
    }
    return Sinking.filtered(
        JoinPlan.of(
            plan.kind(),
            PushFilters.apply(plan.left()),
            PushFilters.apply(plan.right()),
            plan.conditions()),
        conjuncts);
  }

  /// Joins that only ask the right side about the rows of the left one.
  private static LogicalPlan leftOnly(JoinPlan plan, List<PlanExpression> conjuncts) {
    boolean everyRow = plan.kind() == Kind.MARK || plan.kind() == Kind.SINGLE;
    var above = Sinking.of(conjuncts, c -> Sinking.isOver(ids(plan.left()), c), everyRow);
    var own =
        plan.kind() == Kind.MARK
            ? new Sinking(List.of(), plan.conditions())
            : Sinking.of(plan.conditions(), c -> Sinking.isOver(ids(plan.right()), c), false);
    return Sinking.filtered(
        new JoinPlan(
            plan.kind(),
            PushFilters.push(plan.left(), above.sunk()),
            PushFilters.push(plan.right(), own.sunk()),
            own.stay(),
            plan.mark()),
        above.stay());
  }
}
