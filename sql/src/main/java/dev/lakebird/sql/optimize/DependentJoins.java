package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.optimize.Domain.Bound;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
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
import java.util.List;

/// A subquery answered for all values of a [Domain] at once: the domain goes down to where its columns
/// are used, and every relation above keeps the rows of its values apart. Whatever the subquery is, it
/// runs once.
///
/// Source: Neumann and Kemper, "Unnesting Arbitrary Queries" (BTW 2015).
final class DependentJoins {
  private final Domain domain;

  DependentJoins(Domain domain) {
    this.domain = domain;
  }

  /// The rows of the subquery for every value of the domain: its columns, and those of the value.
  Bound push(LogicalPlan plan) {
    if (!domain.uses(plan)) {
      var values = domain.values();
      return new Bound(JoinPlan.cross(values.plan(), plan), values.columns());
    }
    return switch (plan) {
      case ScanPlan p -> throw LakebirdException.internal("A scan uses columns of another query");
      case ValuesPlan p -> values(p);
      case FilterPlan p -> over(p);
      case SortPlan p -> over(p);
      case UnnestPlan p -> over(p);
      case ProjectPlan p -> project(p);
      case WindowPlan p -> window(p);
      case AggregatePlan p -> aggregate(p);
      case LimitPlan p -> limit(p);
      case UnionPlan p -> union(p);
      case RecursionPlan p -> throw LakebirdException.unimplemented("A correlated recursion");
      case JoinPlan p -> join(p);
      case WritePlan p -> throw LakebirdException.internal("A subquery writes");
    };
  }

  /// A relation over one input that passes all of its columns on.
  private Bound over(LogicalPlan plan) {
    var input = push(plan.inputs().getFirst());
    return new Bound(
        bound(plan, input.columns()).withInputs(List.of(input.plan())), input.columns());
  }

  private LogicalPlan bound(LogicalPlan plan, List<PlanColumn> columns) {
    return PlanExpressions.map(plan, expression -> domain.bind(expression, columns));
  }

  private static List<Assignment> passed(List<PlanColumn> columns) {
    return columns.stream().map(Assignment::pass).toList();
  }

  private Bound project(ProjectPlan plan) {
    var input = push(plan.input());
    return new Bound(
        new ProjectPlan(input.plan(), assignments(plan.assignments(), input)), input.columns());
  }

  private List<Assignment> assignments(List<Assignment> assignments, Bound input) {
    var all = new ArrayList<>(passed(input.columns()));
    for (var assignment : assignments) {
      all.add(
          new Assignment(
              assignment.column(), domain.bind(assignment.expression(), input.columns())));
    }
    return all;
  }

  /// Partitions of each value.
  private Bound window(WindowPlan plan) {
    var input = push(plan.input());
    var bound = (WindowPlan) bound(plan, input.columns());
    var partitionBy = new ArrayList<PlanExpression>();
    input.columns().forEach(column -> partitionBy.add(Domain.reference(column)));
    partitionBy.addAll(bound.partitionBy());
    return new Bound(
        new WindowPlan(input.plan(), partitionBy, bound.orderBy(), bound.calls()), input.columns());
  }

  /// Rows with outer columns: each a projection of the domain.
  private Bound values(ValuesPlan plan) {
    if (plan.rows().size() == 1) {
      var values = domain.values();
      return new Bound(
          new ProjectPlan(values.plan(), row(plan.columns(), plan, 0, values)), values.columns());
    }
    var columns = freshOuter();
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (int i = 0; i < plan.rows().size(); i++) {
      var values = domain.values();
      var made = plan.columns().stream().map(domain::fresh).toList();
      inputs.add(new ProjectPlan(values.plan(), row(made, plan, i, values)));
      sources.add(together(values.columns(), made));
    }
    return new Bound(new UnionPlan(inputs, together(columns, plan.columns()), sources), columns);
  }

  private List<Assignment> row(List<PlanColumn> columns, ValuesPlan plan, int row, Bound values) {
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < columns.size(); i++) {
      assignments.add(new Assignment(columns.get(i), plan.rows().get(row).get(i)));
    }
    return assignments(assignments, values);
  }

  private List<PlanColumn> freshOuter() {
    return domain.outer().stream().map(domain::fresh).toList();
  }

  private static List<PlanColumn> together(List<PlanColumn> first, List<PlanColumn> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /// Groups of each value. A group of all rows exists for every value, whether it has rows or not.
  private Bound aggregate(AggregatePlan plan) {
    var input = push(plan.input());
    var outerKeys = new ArrayList<Assignment>();
    for (var column : input.columns()) {
      outerKeys.add(new Assignment(domain.fresh(column), Domain.reference(column)));
    }
    var columns = outerKeys.stream().map(Assignment::column).toList();
    var bound = (AggregatePlan) bound(plan, input.columns());
    var keys = new ArrayList<>(outerKeys);
    keys.addAll(bound.keys());
    boolean allRows = plan.groupingSets().stream().anyMatch(List::isEmpty);
    if (allRows && plan.groupingSets().size() > 1) {
      throw LakebirdException.unimplemented("A correlated subquery with a grand total")
          .at(domain.place().position());
    }
    if (!allRows) {
      var sets = new ArrayList<List<Integer>>();
      for (var set : plan.groupingSets()) {
        var shifted = new ArrayList<Integer>();
        for (int i = 0; i < outerKeys.size(); i++) {
          shifted.add(i);
        }
        set.forEach(index -> shifted.add(index + outerKeys.size()));
        sets.add(shifted);
      }
      return new Bound(
          new AggregatePlan(input.plan(), keys, bound.measures(), sets, plan.setNumber()), columns);
    }
    var defaults = new EmptyGroups(domain.ids());
    var grouped = AggregatePlan.of(input.plan(), keys, defaults.renamed(bound.measures()));
    var values = domain.values();
    var joined =
        JoinPlan.of(
            JoinPlan.Kind.LEFT, values.plan(), grouped, Domain.same(values.columns(), columns));
    var project = defaults.withDefaults(joined, passed(values.columns()), bound.measures());
    return new Bound(project, values.columns());
  }

  /// The first rows of each value, collected in their order and taken apart again.
  private Bound limit(LimitPlan plan) {
    LogicalPlan rows = plan.input();
    while (PlanRewrite.isKeep(rows) && rows instanceof ProjectPlan keep) {
      rows = keep.input();
    }
    if (!(rows instanceof SortPlan)) {
      rows = plan.input();
    }
    var input = push(rows);
    return new FirstRows(domain).of(input, plan);
  }

  private Bound union(UnionPlan plan) {
    var columns = freshOuter();
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var input = push(plan.inputs().get(i));
      inputs.add(input.plan());
      sources.add(together(input.columns(), plan.sources().get(i)));
    }
    return new Bound(new UnionPlan(inputs, together(columns, plan.columns()), sources), columns);
  }

  private Bound join(JoinPlan plan) {
    boolean leftUses = domain.uses(plan.left());
    boolean rightUses = domain.uses(plan.right());
    return switch (plan.kind()) {
      case INNER -> {
        if (rightUses && !leftUses) {
          var right = push(plan.right());
          yield new Bound(
              joined(plan, plan.left(), right.plan(), right.columns(), List.of()), right.columns());
        }
        yield leftFirst(plan, rightUses);
      }
      case LEFT, SEMI, ANTI, MARK, SINGLE -> leftFirst(plan, rightUses);
      case RIGHT -> {
        var swapped = JoinPlan.of(JoinPlan.Kind.LEFT, plan.right(), plan.left(), plan.conditions());
        yield leftFirst(swapped, leftUses);
      }
      case FULL -> full(plan);
    };
  }

  private Bound leftFirst(JoinPlan plan, boolean rightUses) {
    var left = push(plan.left());
    if (!rightUses) {
      return new Bound(
          joined(plan, left.plan(), plan.right(), left.columns(), List.of()), left.columns());
    }
    var right = push(plan.right());
    return new Bound(
        joined(
            plan,
            left.plan(),
            right.plan(),
            left.columns(),
            Domain.same(left.columns(), right.columns())),
        left.columns());
  }

  private JoinPlan joined(
      JoinPlan plan,
      LogicalPlan left,
      LogicalPlan right,
      List<PlanColumn> columns,
      List<PlanExpression> more) {
    var conditions = new ArrayList<>(more);
    plan.conditions().forEach(condition -> conditions.add(domain.bind(condition, columns)));
    return new JoinPlan(plan.kind(), left, right, conditions, plan.mark());
  }

  /// Rows of either side may come alone, so that the value is the one of the side that is there.
  private Bound full(JoinPlan plan) {
    var left = push(plan.left());
    var right = push(plan.right());
    var join =
        joined(
            plan,
            left.plan(),
            right.plan(),
            left.columns(),
            Domain.same(left.columns(), right.columns()));
    var assignments = new ArrayList<>(passed(plan.columns()));
    var columns = new ArrayList<PlanColumn>();
    for (int i = 0; i < left.columns().size(); i++) {
      var column = domain.fresh(left.columns().get(i));
      columns.add(column);
      assignments.add(
          new Assignment(
              column, EmptyGroups.firstOf(left.columns().get(i), right.columns().get(i))));
    }
    return new Bound(new ProjectPlan(join, assignments), columns);
  }
}
