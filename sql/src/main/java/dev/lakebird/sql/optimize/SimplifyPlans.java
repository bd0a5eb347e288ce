package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
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
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Simple expressions everywhere, and no relation that is known to be empty or to do nothing: filters
/// that are TRUE vanish, what is behind FALSE or LIMIT 0 is no rows, and no rows spread upwards.
final class SimplifyPlans {
  private SimplifyPlans() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return PlanRewrite.bottomUp(plan, SimplifyPlans::step);
  }

  private static LogicalPlan step(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p -> scan(p);
      case ValuesPlan p -> PlanExpressions.map(p, SimplifyExpressions::simplify);
      case FilterPlan p -> filter(p);
      case ProjectPlan p -> project(p);
      case JoinPlan p -> join(p);
      case AggregatePlan p -> aggregate(p);
      case WindowPlan p ->
          isEmpty(p.input())
              ? ValuesPlan.empty(p.columns())
              : PlanExpressions.map(p, SimplifyExpressions::simplify);
      case SortPlan p ->
          isEmpty(p.input()) ? p.input() : PlanExpressions.map(p, SimplifyExpressions::simplify);
      case LimitPlan p -> p.count() == 0 || isEmpty(p.input()) ? ValuesPlan.empty(p.columns()) : p;
      case UnionPlan p -> union(p);
      case RecursionPlan p -> p;
      case UnnestPlan p ->
          isEmpty(p.input())
              ? ValuesPlan.empty(p.columns())
              : PlanExpressions.map(p, SimplifyExpressions::simplify);
      case WritePlan p -> p;
    };
  }

  static boolean isEmpty(LogicalPlan plan) {
    return plan instanceof ValuesPlan values && values.rows().isEmpty();
  }

  private static LogicalPlan scan(ScanPlan plan) {
    var filters = SimplifyExpressions.conjuncts(plan.filters());
    return filters.stream().anyMatch(SimplifyExpressions::isFalse)
        ? ValuesPlan.empty(plan.columns())
        : new ScanPlan(plan.table(), plan.tableColumns(), plan.columns(), filters);
  }

  private static LogicalPlan filter(FilterPlan plan) {
    var conjuncts = SimplifyExpressions.conjuncts(plan.condition());
    if (isEmpty(plan.input())) {
      return plan.input();
    }
    if (conjuncts.stream().anyMatch(SimplifyExpressions::isFalse)) {
      return ValuesPlan.empty(plan.columns());
    }
    return conjuncts.isEmpty()
        ? plan.input()
        : new FilterPlan(plan.input(), Conditions.allOrTrue(conjuncts));
  }

  private static LogicalPlan project(ProjectPlan plan) {
    return isEmpty(plan.input())
        ? ValuesPlan.empty(plan.columns())
        : PlanExpressions.map(plan, SimplifyExpressions::simplify);
  }

  private static LogicalPlan aggregate(AggregatePlan plan) {
    boolean noGroups =
        isEmpty(plan.input()) && plan.groupingSets().stream().noneMatch(List::isEmpty);
    return noGroups
        ? ValuesPlan.empty(plan.columns())
        : PlanExpressions.map(plan, SimplifyExpressions::simplify);
  }

  private static LogicalPlan join(JoinPlan plan) {
    boolean left = isEmpty(plan.left());
    boolean right = isEmpty(plan.right());
    var conditions = SimplifyExpressions.conjuncts(plan.conditions());
    boolean never = conditions.stream().anyMatch(SimplifyExpressions::isFalse);
    return switch (plan.kind()) {
      case INNER ->
          left || right || never ? none(plan) : withoutOneRow(plan.withConditions(conditions));
      case LEFT, SINGLE -> {
        if (left) {
          yield none(plan);
        }
        yield right || never
            ? withNulls(plan.left(), plan.right().columns())
            : plan.withConditions(conditions);
      }
      case RIGHT -> {
        if (right) {
          yield none(plan);
        }
        yield left || never
            ? withNulls(plan.right(), plan.left().columns())
            : plan.withConditions(conditions);
      }
      case FULL -> {
        if (left) {
          yield withNulls(plan.right(), plan.left().columns());
        }
        yield right
            ? withNulls(plan.left(), plan.right().columns())
            : plan.withConditions(conditions);
      }
      case SEMI -> left || right || never ? none(plan) : plan.withConditions(conditions);
      case ANTI -> left || right || never ? plan.left() : plan.withConditions(conditions);
      case MARK -> left ? none(plan) : plan;
    };
  }

  /// A cross join with one row of no columns is the other side.
  static LogicalPlan withoutOneRow(JoinPlan plan) {
    if (plan.kind() != JoinPlan.Kind.INNER || !plan.conditions().isEmpty()) {
      return plan;
    }
    if (plan.left().equals(ValuesPlan.oneRow())) {
      return plan.right();
    }
    return plan.right().equals(ValuesPlan.oneRow()) ? plan.left() : plan;
  }

  private static LogicalPlan none(JoinPlan plan) {
    return ValuesPlan.empty(plan.columns());
  }

  /// The rows with these columns besides, all NULL.
  private static LogicalPlan withNulls(LogicalPlan plan, List<PlanColumn> nulls) {
    var assignments = new ArrayList<Assignment>();
    plan.columns().forEach(column -> assignments.add(Assignment.pass(column)));
    for (var column : nulls) {
      assignments.add(
          new Assignment(column, Constant.of(Value.nullOf(column.type()), Place.UNKNOWN)));
    }
    return isEmpty(plan)
        ? ValuesPlan.empty(assignments.stream().map(Assignment::column).toList())
        : new ProjectPlan(plan, assignments);
  }

  private static LogicalPlan union(UnionPlan plan) {
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      if (!isEmpty(plan.inputs().get(i))) {
        inputs.add(plan.inputs().get(i));
        sources.add(plan.sources().get(i));
      }
    }
    if (inputs.isEmpty()) {
      return ValuesPlan.empty(plan.columns());
    }
    if (inputs.size() == 1) {
      return renamed(inputs.getFirst(), sources.getFirst(), plan.columns());
    }
    return inputs.size() == plan.inputs().size()
        ? plan
        : new UnionPlan(inputs, plan.columns(), sources);
  }

  private static LogicalPlan renamed(
      LogicalPlan input, List<PlanColumn> sources, List<PlanColumn> columns) {
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < columns.size(); i++) {
      assignments.add(
          new Assignment(columns.get(i), new ColumnReference(sources.get(i), Place.UNKNOWN)));
    }
    return new ProjectPlan(input, assignments);
  }
}
