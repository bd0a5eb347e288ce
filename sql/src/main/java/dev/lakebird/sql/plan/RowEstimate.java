package dev.lakebird.sql.plan;

import java.util.List;
import java.util.OptionalDouble;

/// How many rows a relation is expected to have. Known where the row counts of all tables below are.
public final class RowEstimate {
  private static final double UNNEST_FACTOR = 10;
  private static final double GROUPS_PER_ROW = 0.1;

  private RowEstimate() {}

  public static OptionalDouble of(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p ->
          p.table().rowCount().isPresent()
              ? scaled(
                  OptionalDouble.of(p.table().rowCount().getAsLong()),
                  Selectivity.ofScan(p.filters(), p))
              : OptionalDouble.empty();
      case ValuesPlan p -> OptionalDouble.of(p.rows().size());
      case FilterPlan p ->
          scaled(of(p.input()), Selectivity.of(Conditions.conjuncts(p.condition())));
      case ProjectPlan p -> of(p.input());
      case JoinPlan p -> join(p);
      case AggregatePlan p -> p.keys().isEmpty() ? OptionalDouble.of(1) : groups(of(p.input()));
      case SortPlan p -> of(p.input());
      case LimitPlan p -> limited(of(p.input()), p.count());
      case UnionPlan p -> sum(p.inputs());
      case UnnestPlan p -> scaled(of(p.input()), UNNEST_FACTOR);
      case WritePlan p -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble scaled(OptionalDouble rows, double factor) {
    return rows.isPresent() ? OptionalDouble.of(Math.max(1, rows.getAsDouble() * factor)) : rows;
  }

  private static OptionalDouble groups(OptionalDouble rows) {
    return scaled(rows, GROUPS_PER_ROW);
  }

  private static OptionalDouble limited(OptionalDouble rows, long count) {
    return OptionalDouble.of(Math.min(rows.orElse(count), count));
  }

  private static OptionalDouble sum(List<LogicalPlan> plans) {
    double sum = 0;
    for (var plan : plans) {
      var rows = of(plan);
      if (rows.isEmpty()) {
        return rows;
      }
      sum += rows.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private static OptionalDouble join(JoinPlan plan) {
    var left = of(plan.left());
    var right = of(plan.right());
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalDouble.empty();
    }
    double l = left.getAsDouble();
    double r = right.getAsDouble();
    double matches =
        plan.conditions().isEmpty()
            ? l * r
            : Math.max(1, l * r * Selectivity.ofJoin(plan.conditions(), l, r));
    return OptionalDouble.of(
        switch (plan.kind()) {
          case INNER -> matches;
          case LEFT -> Math.max(matches, l);
          case RIGHT -> Math.max(matches, r);
          case FULL -> Math.max(matches, l + r);
          case SEMI, ANTI -> Math.max(1, l / 2);
          case MARK, SINGLE -> l;
        });
  }
}
