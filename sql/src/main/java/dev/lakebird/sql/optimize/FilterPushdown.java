package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Moves conditions towards the tables, and into the scans that can use them. A condition that can fail
/// is moved only where it meets the same rows.
final class FilterPushdown {
  private FilterPushdown() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return push(plan, List.of());
  }

  /// The plan with conditions over its columns applied as deep as they go.
  private static LogicalPlan push(LogicalPlan plan, List<PlanExpression> conditions) {
    return switch (plan) {
      case FilterPlan p -> {
        var all = new ArrayList<>(CommonFactors.conjuncts(p.condition()));
        all.addAll(conditions);
        yield push(p.input(), all);
      }
      case ScanPlan p -> scan(p, conditions);
      case ProjectPlan p -> project(p, conditions);
      case JoinPlan p -> JoinPushdown.apply(p, conditions);
      case AggregatePlan p -> aggregate(p, conditions);
      case SortPlan p -> new SortPlan(push(p.input(), conditions), p.keys());
      case UnionPlan p -> union(p, conditions);
      case UnnestPlan p -> unnest(p, conditions);
      case LimitPlan p -> filter(p.withInputs(List.of(apply(p.input()))), conditions);
      case WritePlan p -> filter(p.withInputs(List.of(apply(p.input()))), conditions);
      case ValuesPlan p -> filter(p, conditions);
    };
  }

  /// Pushes conditions into an input.
  static LogicalPlan into(LogicalPlan input, List<PlanExpression> conditions) {
    return push(input, conditions);
  }

  /// The conditions above the plan, those that cannot fail first.
  static LogicalPlan filter(LogicalPlan plan, List<PlanExpression> conditions) {
    var ordered = new ArrayList<>(conditions.stream().filter(Failures::never).toList());
    conditions.stream().filter(c -> !Failures.never(c)).forEach(ordered::add);
    return Conditions.all(ordered)
        .<LogicalPlan>map(condition -> new FilterPlan(plan, condition))
        .orElse(plan);
  }

  private static LogicalPlan scan(ScanPlan plan, List<PlanExpression> conditions) {
    var pushed = new ArrayList<>(plan.filters());
    var rest = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      if (Failures.never(condition) && Failures.isDeterministic(condition)) {
        pushed.add(condition);
      } else {
        rest.add(condition);
      }
    }
    return filter(new ScanPlan(plan.table(), plan.tableColumns(), plan.columns(), pushed), rest);
  }

  private static LogicalPlan project(ProjectPlan plan, List<PlanExpression> conditions) {
    var values = new HashMap<Integer, PlanExpression>();
    for (var assignment : plan.assignments()) {
      values.put(assignment.column().id(), assignment.expression());
    }
    var pushed = new ArrayList<PlanExpression>();
    var rest = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      var below = Rewriting.substitute(condition, values);
      if (Failures.isDeterministic(below)) {
        pushed.add(below);
      } else {
        rest.add(condition);
      }
    }
    return filter(new ProjectPlan(push(plan.input(), pushed), plan.assignments()), rest);
  }

  private static LogicalPlan aggregate(AggregatePlan plan, List<PlanExpression> conditions) {
    var keys = new HashMap<Integer, PlanExpression>();
    if (plan.groupingSets().size() == 1) {
      for (int index : plan.groupingSets().getFirst()) {
        var key = plan.keys().get(index);
        keys.put(key.column().id(), key.expression());
      }
    }
    var pushed = new ArrayList<PlanExpression>();
    var rest = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      var below = Rewriting.substitute(condition, keys);
      var used = Conditions.columnsOf(condition);
      if (!used.isEmpty() && keys.keySet().containsAll(used) && isFree(below)) {
        pushed.add(below);
      } else {
        rest.add(condition);
      }
    }
    return filter(plan.withInputs(List.of(push(plan.input(), pushed))), rest);
  }

  private static LogicalPlan union(UnionPlan plan, List<PlanExpression> conditions) {
    var free = conditions.stream().filter(FilterPushdown::isFree).toList();
    var rest = conditions.stream().filter(c -> !isFree(c)).toList();
    var inputs = new ArrayList<LogicalPlan>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var sources = renamed(plan.columns(), plan.sources().get(i));
      inputs.add(
          push(
              plan.inputs().get(i),
              free.stream().map(c -> Rewriting.substitute(c, sources)).toList()));
    }
    return filter(plan.withInputs(inputs), rest);
  }

  private static Map<Integer, PlanExpression> renamed(
      List<PlanColumn> columns, List<PlanColumn> sources) {
    var values = new HashMap<Integer, PlanExpression>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).id(), new ColumnReference(sources.get(i), Place.UNKNOWN));
    }
    return values;
  }

  private static LogicalPlan unnest(UnnestPlan plan, List<PlanExpression> conditions) {
    var input = ids(plan.input().columns());
    var pushed = new ArrayList<PlanExpression>();
    var rest = new ArrayList<PlanExpression>();
    for (var condition : conditions) {
      if (isFree(condition) && input.containsAll(Conditions.columnsOf(condition))) {
        pushed.add(condition);
      } else {
        rest.add(condition);
      }
    }
    return filter(plan.withInputs(List.of(push(plan.input(), pushed))), rest);
  }

  /// Whether the condition may meet rows that it did not meet before.
  static boolean isFree(PlanExpression condition) {
    return Failures.never(condition) && Failures.isDeterministic(condition);
  }

  static Set<Integer> ids(List<PlanColumn> columns) {
    var ids = new HashSet<Integer>();
    columns.forEach(column -> ids.add(column.id()));
    return ids;
  }
}
