package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Relations that inner joins connect in any order, and all conditions between them.
///
/// @param leaves the relations, in the order of their columns' ids, which is that of the text
/// @param conditions what holds for every row of the result
/// @param owners the index of the leaf of each column
record JoinRegion(
    List<LogicalPlan> leaves, List<PlanExpression> conditions, Map<Integer, Integer> owners) {
  /// The region of a join, with conditions above it.
  static JoinRegion of(JoinPlan join, List<PlanExpression> above) {
    var leaves = new ArrayList<LogicalPlan>();
    var conditions = new ArrayList<PlanExpression>();
    collect(join, leaves, conditions);
    conditions.addAll(above);
    return of(leaves, conditions);
  }

  private static JoinRegion of(List<LogicalPlan> leaves, List<PlanExpression> conditions) {
    leaves.sort(Comparator.comparingInt(JoinRegion::firstColumn));
    var owners = new HashMap<Integer, Integer>();
    for (int i = 0; i < leaves.size(); i++) {
      for (var column : leaves.get(i).columns()) {
        owners.put(column.id(), i);
      }
    }
    return new JoinRegion(leaves, SimplifyExpressions.conjuncts(conditions), owners);
  }

  /// The region with outer joins among the leaves taken apart where the conditions reject the NULLs
  /// that they add; itself where there are none.
  JoinRegion strengthened(List<PlanExpression> all) {
    var taken = new ArrayList<LogicalPlan>();
    var more = new ArrayList<>(conditions);
    for (var leaf : leaves) {
      if (leaf instanceof JoinPlan join) {
        collect(OuterJoins.strengthened(join, all), taken, more);
      } else {
        taken.add(leaf);
      }
    }
    return taken.equals(leaves) ? this : of(taken, more);
  }

  /// The smallest id in the relation, unread columns of tables included.
  private static int firstColumn(LogicalPlan plan) {
    var own =
        switch (plan) {
          case ScanPlan scan -> scan.tableColumns();
          case UnnestPlan unnest -> List.of(unnest.element());
          default -> plan.inputs().isEmpty() ? plan.columns() : List.<PlanColumn>of();
        };
    int first = own.stream().mapToInt(PlanColumn::id).min().orElse(Integer.MAX_VALUE);
    for (var input : plan.inputs()) {
      first = Math.min(first, firstColumn(input));
    }
    return first;
  }

  /// Whether a join may be taken apart.
  static boolean isPart(LogicalPlan plan) {
    return plan instanceof JoinPlan join
        && join.kind() == JoinPlan.Kind.INNER
        && join.conditions().stream().allMatch(Failures::isMovable);
  }

  private static void collect(
      LogicalPlan plan, List<LogicalPlan> leaves, List<PlanExpression> conditions) {
    if (isPart(plan)) {
      plan.inputs().forEach(input -> collect(input, leaves, conditions));
      conditions.addAll(((JoinPlan) plan).conditions());
    } else if (PlanRewrite.isKeep(plan)) {
      collect(plan.inputs().getFirst(), leaves, conditions);
    } else if (plan instanceof FilterPlan filter) {
      var parts = Sinking.of(Conditions.conjuncts(filter.condition()), conjunct -> true, false);
      conditions.addAll(parts.sunk());
      if (parts.stay().isEmpty()) {
        collect(filter.input(), leaves, conditions);
      } else {
        // What never fails is a condition of the region, too, but stays before what it may guard.
        leaves.add(filter);
      }
    } else {
      leaves.add(plan);
    }
  }

  /// Whether all columns of an expression are those of leaves.
  boolean owns(PlanExpression expression) {
    return owners.keySet().containsAll(Conditions.columnsOf(expression));
  }

  /// The leaves whose columns an expression uses; of columns from outside, none.
  BitSet leavesOf(PlanExpression expression) {
    var used = new BitSet();
    for (int id : Conditions.columnsOf(expression)) {
      var owner = owners.get(id);
      if (owner != null) {
        used.set(owner);
      }
    }
    return used;
  }
}
