package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.JoinPlan.Kind;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.RowEstimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Conditions at joins that are not freely arranged. Those above sink into the side whose rows all
/// come out; those of the join sink into the side whose rows it may drop. An outer join whose added
/// NULLs a condition rejects is an inner one.
final class OuterJoins {
  private static final double PRESERVED_BUILD_COST = 2;

  private OuterJoins() {}

  /// The rows of the join for which all conjuncts are TRUE.
  static LogicalPlan push(JoinPlan plan, List<PlanExpression> conjuncts) {
    var strong = strengthened(plan, conjuncts);
    if (strong.kind() != plan.kind()) {
      return PushFilters.push(strong, conjuncts);
    }
    return switch (plan.kind()) {
      case INNER -> inner(plan, conjuncts);
      case LEFT -> left(plan, conjuncts);
      case RIGHT ->
          left(JoinPlan.of(Kind.LEFT, plan.right(), plan.left(), plan.conditions()), conjuncts);
      case FULL ->
          Sinking.filtered(
              plan.withInputs(
                  List.of(PushFilters.apply(plan.left()), PushFilters.apply(plan.right()))),
              conjuncts);
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
        smallerRight(
            JoinPlan.of(
                plan.kind(),
                PushFilters.push(plan.left(), above.sunk()),
                PushFilters.push(plan.right(), own.sunk()),
                own.stay())),
        above.stay());
  }

  /// A LEFT join, or a RIGHT one where the preserved side is expected to be much smaller: then it is the
  /// cheaper one to build from, though matched rows have to be noted there.
  private static JoinPlan smallerRight(JoinPlan join) {
    var left = RowEstimates.of(join.left());
    var right = RowEstimates.of(join.right());
    return left.isPresent()
            && right.isPresent()
            && left.getAsDouble() * PRESERVED_BUILD_COST < right.getAsDouble()
        ? JoinPlan.of(Kind.RIGHT, join.right(), join.left(), join.conditions())
        : join;
  }

  /// The join with as few added rows as the conditions above let pass.
  static JoinPlan strengthened(JoinPlan plan, List<PlanExpression> conditions) {
    var kind =
        switch (plan.kind()) {
          case LEFT -> rejects(conditions, plan.right()) ? Kind.INNER : Kind.LEFT;
          case RIGHT -> rejects(conditions, plan.left()) ? Kind.INNER : Kind.RIGHT;
          case FULL ->
              rejects(conditions, plan.left())
                  ? rejects(conditions, plan.right()) ? Kind.INNER : Kind.LEFT
                  : rejects(conditions, plan.right()) ? Kind.RIGHT : Kind.FULL;
          case INNER, SEMI, ANTI, MARK, SINGLE -> plan.kind();
        };
    return kind == plan.kind()
        ? plan
        : JoinPlan.of(kind, plan.left(), plan.right(), plan.conditions());
  }

  private static boolean rejects(List<PlanExpression> conditions, LogicalPlan side) {
    var columns = ids(side);
    return conditions.stream().anyMatch(c -> NullRejection.rejects(c, columns));
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
