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
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Drops columns that nobody reads, down to the scans.
final class ColumnPruning {
  private ColumnPruning() {}

  /// The plan with the same result columns.
  static LogicalPlan apply(LogicalPlan plan) {
    return prune(plan, FilterPushdown.ids(plan.columns()));
  }

  /// The plan with at least the needed columns, in the same order.
  private static LogicalPlan prune(LogicalPlan plan, Set<Integer> needed) {
    return switch (plan) {
      case ScanPlan p ->
          new ScanPlan(p.table(), p.tableColumns(), kept(p.columns(), needed), p.filters());
      case ValuesPlan p -> values(p, needed);
      case ProjectPlan p -> {
        var assignments =
            p.assignments().stream().filter(a -> needed.contains(a.column().id())).toList();
        var project = new ProjectPlan(p.input(), assignments);
        yield project.withInputs(List.of(prune(p.input(), used(project, Set.of()))));
      }
      case AggregatePlan p -> {
        var measures = p.measures().stream().filter(m -> needed.contains(m.column().id())).toList();
        var aggregate =
            new AggregatePlan(p.input(), p.keys(), measures, p.groupingSets(), p.setNumber());
        yield aggregate.withInputs(List.of(prune(p.input(), used(aggregate, Set.of()))));
      }
      case FilterPlan p -> p.withInputs(List.of(prune(p.input(), used(p, needed))));
      case SortPlan p -> p.withInputs(List.of(prune(p.input(), used(p, needed))));
      case LimitPlan p -> p.withInputs(List.of(prune(p.input(), needed)));
      case JoinPlan p -> {
        var used = used(p, needed);
        yield p.withInputs(List.of(prune(p.left(), used), prune(p.right(), used)));
      }
      case UnionPlan p -> union(p, needed);
      case UnnestPlan p -> {
        var offset = p.offset();
        var kept = offset != null && needed.contains(offset.id()) ? offset : null;
        yield new UnnestPlan(
            prune(p.input(), used(p, needed)), p.array(), p.element(), kept, p.outer());
      }
      case WritePlan p -> p.withInputs(List.of(prune(p.input(), FilterPushdown.ids(p.values()))));
    };
  }

  private static Set<Integer> used(LogicalPlan plan, Set<Integer> needed) {
    var used = new HashSet<>(needed);
    PlanExpressions.of(plan).forEach(expression -> Conditions.collect(expression, used));
    return used;
  }

  private static List<PlanColumn> kept(List<PlanColumn> columns, Set<Integer> needed) {
    return columns.stream().filter(column -> needed.contains(column.id())).toList();
  }

  private static LogicalPlan values(ValuesPlan plan, Set<Integer> needed) {
    var columns = kept(plan.columns(), needed);
    if (columns.size() == plan.columns().size()) {
      return plan;
    }
    var rows = new ArrayList<List<PlanExpression>>();
    for (var row : plan.rows()) {
      var values = new ArrayList<PlanExpression>();
      for (int i = 0; i < row.size(); i++) {
        if (needed.contains(plan.columns().get(i).id())) {
          values.add(row.get(i));
        }
      }
      rows.add(values);
    }
    return new ValuesPlan(columns, rows);
  }

  private static LogicalPlan union(UnionPlan plan, Set<Integer> needed) {
    var columns = kept(plan.columns(), needed);
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var kept = new ArrayList<PlanColumn>();
      for (int c = 0; c < plan.columns().size(); c++) {
        if (needed.contains(plan.columns().get(c).id())) {
          kept.add(plan.sources().get(i).get(c));
        }
      }
      sources.add(kept);
      inputs.add(prune(plan.inputs().get(i), FilterPushdown.ids(kept)));
    }
    return new UnionPlan(inputs, columns, sources);
  }
}
