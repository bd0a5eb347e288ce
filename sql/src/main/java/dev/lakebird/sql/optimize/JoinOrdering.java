package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RowEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Chooses the order of inner joins: the pair with the fewest expected rows first, and pairs that a
/// condition connects before those of a cross product. Without row counts the written order stays, as
/// far as it has no avoidable cross product.
final class JoinOrdering {
  private JoinOrdering() {}

  static LogicalPlan apply(LogicalPlan plan) {
    if (plan instanceof JoinPlan join && isInner(join)) {
      var relations = new ArrayList<LogicalPlan>();
      var conditions = new ArrayList<PlanExpression>();
      flatten(join, relations, conditions);
      if (relations.size() > 2) {
        var ordered = greedy(relations, conditions);
        return ordered.columns().equals(join.columns())
            ? ordered
            : ProjectPlan.keep(ordered, join.columns());
      }
    }
    var inputs = plan.inputs();
    return inputs.isEmpty()
        ? plan
        : plan.withInputs(inputs.stream().map(JoinOrdering::apply).toList());
  }

  private static boolean isInner(JoinPlan join) {
    return join.kind() == JoinPlan.Kind.INNER
        && join.conditions().stream().allMatch(FilterPushdown::isFree);
  }

  private static void flatten(
      LogicalPlan plan, List<LogicalPlan> relations, List<PlanExpression> conditions) {
    if (plan instanceof JoinPlan join && isInner(join)) {
      flatten(join.left(), relations, conditions);
      flatten(join.right(), relations, conditions);
      conditions.addAll(join.conditions());
    } else {
      relations.add(apply(plan));
    }
  }

  private static LogicalPlan greedy(List<LogicalPlan> relations, List<PlanExpression> conditions) {
    var parts = new ArrayList<>(relations);
    var open = new ArrayList<>(conditions);
    while (parts.size() > 1) {
      var best = best(parts, open);
      var left = parts.get(best.left());
      var right = parts.get(best.right());
      var join = join(left, right, open);
      open.removeAll(join.conditions());
      parts.set(best.left(), join);
      parts.remove(best.right());
    }
    return FilterPushdown.filter(parts.getFirst(), open);
  }

  private record Pair(int left, int right, boolean connected, double rows) {
    boolean betterThan(Pair other) {
      return connected != other.connected ? connected : rows < other.rows;
    }
  }

  private static Pair best(List<LogicalPlan> parts, List<PlanExpression> conditions) {
    Pair best = null;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        var join = join(parts.get(i), parts.get(j), conditions);
        var pair =
            new Pair(
                i, j, !join.conditions().isEmpty(), RowEstimate.of(join).orElse(Double.MAX_VALUE));
        if (best == null || pair.betterThan(best)) {
          best = pair;
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("Two relations make a pair");
    }
    return best;
  }

  /// The join by the conditions that need both sides and nothing else.
  private static JoinPlan join(
      LogicalPlan left, LogicalPlan right, List<PlanExpression> conditions) {
    var leftColumns = FilterPushdown.ids(left.columns());
    var rightColumns = FilterPushdown.ids(right.columns());
    var usable = conditions.stream().filter(c -> connects(c, leftColumns, rightColumns)).toList();
    return JoinPlan.of(JoinPlan.Kind.INNER, left, right, usable);
  }

  private static boolean connects(PlanExpression condition, Set<Integer> left, Set<Integer> right) {
    var used = Conditions.columnsOf(condition);
    return used.stream().anyMatch(left::contains)
        && used.stream().anyMatch(right::contains)
        && used.stream().allMatch(id -> left.contains(id) || right.contains(id));
  }
}
