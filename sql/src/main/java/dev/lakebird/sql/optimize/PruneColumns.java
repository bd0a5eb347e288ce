package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// From the top down, nobody makes a column that nobody uses: scans do not read it, projections do not
/// compute it, aggregates do not gather it.
///
/// Joins, sorts and unnests hold the rows they are given, so that columns of their inputs that have
/// served below (a filter's, a join's key) are dropped by a projection between, which computes nothing.
final class PruneColumns {
  /// Whether projections between are added.
  private final boolean narrow;

  private PruneColumns(boolean narrow) {
    this.narrow = narrow;
  }

  /// Unused columns are not made.
  static LogicalPlan apply(LogicalPlan plan, Collection<PlanColumn> needed) {
    return new PruneColumns(false).prune(plan, Sinking.ids(List.copyOf(needed)));
  }

  /// Unused columns are neither made nor carried.
  static LogicalPlan narrow(LogicalPlan plan, Collection<PlanColumn> needed) {
    return new PruneColumns(true).prune(plan, Sinking.ids(List.copyOf(needed)));
  }

  /// The relation with at least the needed ones of its columns.
  private LogicalPlan prune(LogicalPlan plan, Set<Integer> needed) {
    return switch (plan) {
      case ScanPlan p ->
          new ScanPlan(p.table(), p.tableColumns(), kept(p.columns(), needed), p.filters());
      case ValuesPlan p -> values(p, needed);
      case FilterPlan p ->
          p.withInputs(List.of(prune(p.input(), with(needed, List.of(p.condition())))));
      case ProjectPlan p -> project(p, needed);
      case JoinPlan p -> join(p, needed);
      case AggregatePlan p -> aggregate(p, needed);
      case WindowPlan p -> window(p, needed);
      case SortPlan p -> p.withInputs(List.of(fit(p.input(), with(needed, PlanExpressions.of(p)))));
      case LimitPlan p -> p.withInputs(List.of(prune(p.input(), needed)));
      case UnionPlan p -> union(p, needed);
      case RecursionPlan p ->
          p.withInputs(
              List.of(
                  prune(p.inputs().getFirst(), Sinking.ids(p.sources().getFirst())),
                  prune(p.inputs().getLast(), Sinking.ids(p.sources().getLast()))));
      case UnnestPlan p -> unnest(p, needed);
      case WritePlan p -> p.withInputs(List.of(prune(p.input(), Sinking.ids(p.values()))));
    };
  }

  /// As [#prune], with no other columns as long as one is left.
  private LogicalPlan fit(LogicalPlan plan, Set<Integer> needed) {
    var pruned = prune(plan, needed);
    var kept = kept(pruned.columns(), needed);
    return !narrow || kept.isEmpty() || kept.size() == pruned.columns().size()
        ? pruned
        : ProjectPlan.keep(pruned, kept);
  }

  private static Set<Integer> with(Set<Integer> needed, List<PlanExpression> expressions) {
    var all = new HashSet<>(needed);
    expressions.forEach(expression -> Conditions.collect(expression, all));
    return all;
  }

  private static List<PlanColumn> kept(List<PlanColumn> columns, Set<Integer> needed) {
    return columns.stream().filter(column -> needed.contains(column.id())).distinct().toList();
  }

  private static LogicalPlan values(ValuesPlan plan, Set<Integer> needed) {
    var indices = indices(plan.columns(), needed);
    return new ValuesPlan(
        indices.stream().map(plan.columns()::get).toList(),
        plan.rows().stream().map(row -> indices.stream().map(row::get).toList()).toList());
  }

  private static List<Integer> indices(List<PlanColumn> columns, Set<Integer> needed) {
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      if (needed.contains(columns.get(i).id())) {
        indices.add(i);
      }
    }
    return indices;
  }

  private LogicalPlan project(ProjectPlan plan, Set<Integer> needed) {
    var kept = plan.assignments().stream().filter(a -> needed.contains(a.column().id())).toList();
    var used = with(Set.of(), kept.stream().map(a -> a.expression()).toList());
    var input = prune(plan.input(), used);
    return kept.isEmpty() ? input : new ProjectPlan(input, kept);
  }

  private LogicalPlan join(JoinPlan plan, Set<Integer> needed) {
    var mark = plan.mark();
    if (plan.kind() == JoinPlan.Kind.MARK && mark != null && !needed.contains(mark.id())) {
      return prune(plan.left(), needed);
    }
    var used = with(needed, plan.conditions());
    return SimplifyPlans.withoutOneRow(
        new JoinPlan(
            plan.kind(), fit(plan.left(), used), fit(plan.right(), used), plan.conditions(), mark));
  }

  private LogicalPlan aggregate(AggregatePlan plan, Set<Integer> needed) {
    var measures = plan.measures().stream().filter(m -> needed.contains(m.column().id())).toList();
    if (measures.isEmpty() && plan.keys().isEmpty() && plan.groupingSets().size() == 1) {
      return ValuesPlan.oneRow();
    }
    var kept =
        new AggregatePlan(
            plan.input(), plan.keys(), measures, plan.groupingSets(), plan.setNumber());
    return kept.withInputs(List.of(prune(plan.input(), with(Set.of(), PlanExpressions.of(kept)))));
  }

  private LogicalPlan window(WindowPlan plan, Set<Integer> needed) {
    var calls = plan.calls().stream().filter(c -> needed.contains(c.column().id())).toList();
    if (calls.isEmpty()) {
      return prune(plan.input(), needed);
    }
    var kept = plan.withCalls(calls);
    return kept.withInputs(List.of(fit(plan.input(), with(needed, kept.expressions()))));
  }

  /// At least one column stays, so that inputs keep telling their rows.
  private LogicalPlan union(UnionPlan plan, Set<Integer> needed) {
    var found = indices(plan.columns(), needed);
    var indices = found.isEmpty() && !plan.columns().isEmpty() ? List.of(0) : found;
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var kept = indices.stream().map(plan.sources().get(i)::get).toList();
      sources.add(kept);
      inputs.add(prune(plan.inputs().get(i), Sinking.ids(kept)));
    }
    return new UnionPlan(inputs, indices.stream().map(plan.columns()::get).toList(), sources);
  }

  private LogicalPlan unnest(UnnestPlan plan, Set<Integer> needed) {
    var offset = plan.offset();
    return new UnnestPlan(
        fit(plan.input(), with(needed, List.of(plan.array()))),
        plan.array(),
        plan.element(),
        offset != null && needed.contains(offset.id()) ? offset : null,
        plan.outer());
  }
}
