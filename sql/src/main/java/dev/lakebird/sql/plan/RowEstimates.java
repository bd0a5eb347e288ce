package dev.lakebird.sql.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How many rows relations are expected to have. Known where the row counts of all tables below are.
/// Answers are kept, so that asking for every relation of a plan costs no more than for its root.
/// Belongs to one thread.
public final class RowEstimates {
  private static final double UNNEST_FACTOR = 10;
  private static final double GROUPS_PER_ROW = 0.1;
  private static final double CONDITION_SHARE = 0.5;

  private final Map<LogicalPlan, OptionalDouble> known = new IdentityHashMap<>();

  /// The expected rows of one relation.
  public static OptionalDouble of(LogicalPlan plan) {
    return new RowEstimates().rows(plan);
  }

  /// The expected rows, at least one unless there are certainly none.
  public OptionalDouble rows(LogicalPlan plan) {
    var found = known.get(plan);
    if (found == null) {
      found = compute(plan);
      known.put(plan, found);
    }
    return found;
  }

  private OptionalDouble compute(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p ->
          p.table().rowCount().isPresent()
              ? scaled(
                  OptionalDouble.of(p.table().rowCount().getAsLong()),
                  Selectivity.ofScan(p.filters(), p))
              : OptionalDouble.empty();
      case ValuesPlan p -> OptionalDouble.of(p.rows().size());
      case FilterPlan p ->
          scaled(rows(p.input()), Selectivity.of(Conditions.conjuncts(p.condition())));
      case ProjectPlan p -> rows(p.input());
      case JoinPlan p -> join(p);
      case AggregatePlan p -> groups(p);
      case WindowPlan p -> rows(p.input());
      case SortPlan p -> rows(p.input());
      case LimitPlan p -> OptionalDouble.of(Math.min(rows(p.input()).orElse(p.count()), p.count()));
      case UnionPlan p -> sum(p.inputs());
      case RecursionPlan p -> OptionalDouble.empty();
      case UnnestPlan p -> scaled(rows(p.input()), UNNEST_FACTOR);
      case WritePlan p -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble scaled(OptionalDouble rows, double factor) {
    return rows.isPresent() && rows.getAsDouble() > 0
        ? OptionalDouble.of(Math.max(1, rows.getAsDouble() * factor))
        : rows;
  }

  /// As many groups as the keys have values, where that is known of all.
  private OptionalDouble groups(AggregatePlan plan) {
    if (plan.keys().isEmpty()) {
      return OptionalDouble.of(1);
    }
    var input = rows(plan.input());
    if (input.isEmpty() || input.getAsDouble() == 0) {
      return input;
    }
    double values = 1;
    for (var key : plan.keys()) {
      if (!(key.expression() instanceof ColumnReference reference)) {
        return scaled(input, GROUPS_PER_ROW);
      }
      var facts = ColumnFacts.of(reference.column(), plan.input(), input);
      if (!facts.isKnown()) {
        return scaled(input, GROUPS_PER_ROW);
      }
      values *= facts.distinct();
    }
    return OptionalDouble.of(Math.clamp(values, 1, input.getAsDouble()));
  }

  private OptionalDouble sum(List<LogicalPlan> plans) {
    double sum = 0;
    for (var plan : plans) {
      var rows = rows(plan);
      if (rows.isEmpty()) {
        return rows;
      }
      sum += rows.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private OptionalDouble join(JoinPlan plan) {
    var left = rows(plan.left());
    var right = rows(plan.right());
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double l = left.getAsDouble();
    double r = right.getAsDouble();
    double matches = plan.conditions().isEmpty() ? l * r : Math.max(1, matches(plan, l, r));
    return OptionalDouble.of(
        switch (plan.kind()) {
          case INNER -> matches;
          case LEFT -> Math.max(matches, l);
          case RIGHT -> Math.max(matches, r);
          case FULL -> Math.max(matches, l + r);
          case SEMI -> Math.max(1, Math.min(l, matches));
          case ANTI -> Math.max(1, l / 2);
          case MARK, SINGLE -> l;
        });
  }

  private double matches(JoinPlan plan, double left, double right) {
    var pairs = new ArrayList<JoinValues.Pair>();
    double share = 1;
    boolean keyed = false;
    for (var condition : plan.conditions()) {
      var pair = pair(condition, plan);
      if (pair != null) {
        pairs.add(pair);
      } else if (Selectivity.isEquality(condition) && !keyed) {
        share /= Math.max(1, Math.max(left, right));
        keyed = true;
      } else {
        share *= CONDITION_SHARE;
      }
    }
    return left * right * share / JoinValues.of(pairs);
  }

  /// The columns that a condition equates.
  private JoinValues.@Nullable Pair pair(PlanExpression condition, JoinPlan plan) {
    if (!Selectivity.isEquality(condition)
        || !(condition.children().getFirst() instanceof ColumnReference one)
        || !(condition.children().getLast() instanceof ColumnReference other)) {
      return null;
    }
    boolean inOrder = plan.left().columns().contains(one.column());
    var left = inOrder ? one.column() : other.column();
    var right = inOrder ? other.column() : one.column();
    return new JoinValues.Pair(
        ColumnFacts.of(left, plan.left(), rows(plan.left())),
        ColumnFacts.of(right, plan.right(), rows(plan.right())));
  }
}
