package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Inner and cross joins with all their conditions: what concerns one relation sinks into it, also
/// what follows from conditions on others, and the rest decides the order of the joins.
final class InnerJoins {
  private InnerJoins() {}

  /// The rows of the join for which all conjuncts are TRUE.
  static LogicalPlan arrange(JoinPlan join, List<PlanExpression> above) {
    return arrange(JoinRegion.of(join, above));
  }

  private static LogicalPlan arrange(JoinRegion region) {
    var free = new ArrayList<PlanExpression>();
    var failing = new ArrayList<PlanExpression>();
    for (var condition : region.conditions()) {
      (Failures.isFree(condition) ? free : failing).add(condition);
    }
    for (var condition : List.copyOf(free)) {
      for (var implied : ImpliedConditions.of(condition, region)) {
        Expressions.addMissing(free, Conditions.conjuncts(implied));
      }
    }
    var equalities = new ArrayList<>(free);
    equalities.removeIf(c -> !Comparisons.isColumnEquality(c) || !region.owns(c));
    var classes = EqualityClasses.of(equalities);
    Expressions.addMissing(free, classes.constants(free));
    var strong = region.strengthened(concat(free, failing));
    if (!Expressions.isSame(strong, region)) {
      return arrange(strong);
    }
    free.removeAll(equalities);
    var links = links(classes, region, free);

    var between = new ArrayList<PlanExpression>();
    var leaves = new ArrayList<LogicalPlan>();
    for (int i = 0; i < region.leaves().size(); i++) {
      leaves.add(PushFilters.push(region.leaves().get(i), ofLeaf(i, free, region)));
    }
    for (var condition : free) {
      if (region.leavesOf(condition).cardinality() > 1) {
        between.add(condition);
      }
    }
    return new JoinOrder(new JoinGraph(region, leaves, links, between, failing)).arranged();
  }

  private static List<PlanExpression> concat(List<PlanExpression> one, List<PlanExpression> other) {
    var both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  /// The conditions on one leaf alone; those on none are of the first.
  private static List<PlanExpression> ofLeaf(
      int leaf, List<PlanExpression> conditions, JoinRegion region) {
    var own = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      var leaves = region.leavesOf(condition);
      if (leaves.cardinality() <= 1 && Math.max(0, leaves.nextSetBit(0)) == leaf) {
        own.add(condition);
      }
    }
    return own;
  }

  /// One column a leaf of each class; what the class says within a leaf becomes a condition.
  private static List<List<PlanColumn>> links(
      EqualityClasses classes, JoinRegion region, List<PlanExpression> conditions) {
    var links = new ArrayList<List<PlanColumn>>();
    for (var members : classes.classes()) {
      var link = new ArrayList<PlanColumn>();
      for (var member : members) {
        var owner = region.owners().get(member.id());
        var first =
            link.stream()
                .filter(other -> Objects.equals(region.owners().get(other.id()), owner))
                .findFirst();
        if (first.isPresent()) {
          Expressions.addMissing(conditions, List.of(Comparisons.equal(first.get(), member)));
        } else {
          link.add(member);
        }
      }
      if (link.size() > 1) {
        links.add(link);
      }
    }
    return links;
  }
}
