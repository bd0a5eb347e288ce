package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A column that is another column under a new id becomes that column, everywhere above. What is left
/// of the projections of subqueries are then the columns they compute, so that joins on both sides of
/// a subquery's boundary are seen as one.
///
/// Keys of an aggregation and columns of a union are columns of their own, even under the id of an
/// input's column. Columns that subqueries in expressions use keep their ids, since nothing inside of them changes.
final class InlineRenames {
  private final Map<Integer, PlanColumn> originals = new HashMap<>();
  private final Set<Integer> kept = new HashSet<>();

  LogicalPlan apply(LogicalPlan plan) {
    keepOuterColumns(plan);
    return rewrite(plan);
  }

  /// The column that a column of the plan given to [#apply] has become.
  PlanColumn original(PlanColumn column) {
    return originals.getOrDefault(column.id(), column);
  }

  private void keepOuterColumns(LogicalPlan plan) {
    PlanExpressions.of(plan).forEach(this::keepOuterColumns);
    plan.inputs().forEach(this::keepOuterColumns);
  }

  private void keepOuterColumns(PlanExpression expression) {
    if (expression instanceof SubqueryValue subquery) {
      subquery.outer().forEach(column -> kept.add(column.id()));
    }
    expression.children().forEach(this::keepOuterColumns);
  }

  private LogicalPlan rewrite(LogicalPlan plan) {
    var over = PlanRewrite.withInputs(plan, this::rewrite);
    if (originals.isEmpty()) {
      return over instanceof ProjectPlan project ? project(project) : over;
    }
    return switch (over) {
      case UnionPlan p -> {
        var sources = p.sources().stream().map(this::all).toList();
        p.columns().forEach(column -> originals.remove(column.id()));
        yield new UnionPlan(p.inputs(), p.columns(), sources);
      }
      case RecursionPlan p -> {
        var sources = p.sources().stream().map(this::all).toList();
        p.columns().forEach(column -> originals.remove(column.id()));
        yield new RecursionPlan(p.number(), p.inputs(), p.columns(), sources);
      }
      case AggregatePlan p -> {
        var inlined = PlanExpressions.map(p, this::inline);
        p.keys().forEach(key -> originals.remove(key.column().id()));
        yield inlined;
      }
      case WritePlan p -> new WritePlan(p.kind(), p.target(), p.input(), all(p.values()));
      default -> {
        var inlined = PlanExpressions.map(over, this::inline);
        yield inlined instanceof ProjectPlan project ? project(project) : inlined;
      }
    };
  }

  private List<PlanColumn> all(List<PlanColumn> columns) {
    return columns.stream().map(this::original).toList();
  }

  private PlanExpression inline(PlanExpression expression) {
    return Expressions.rewrite(
        expression,
        part ->
            part instanceof ColumnReference reference
                    && originals.containsKey(reference.column().id())
                ? new ColumnReference(original(reference.column()), reference.place())
                : part);
  }

  private LogicalPlan project(ProjectPlan plan) {
    var assignments = new ArrayList<Assignment>();
    var passed = new HashSet<Integer>();
    for (var assignment : plan.assignments()) {
      var next = renamed(assignment);
      if (!next.isPass() || passed.add(next.column().id())) {
        assignments.add(next);
      }
    }
    return new ProjectPlan(plan.input(), assignments);
  }

  private Assignment renamed(Assignment assignment) {
    var column = assignment.column();
    if (!assignment.isPass()
        && assignment.expression() instanceof ColumnReference reference
        && reference.type().equals(column.type())
        && !kept.contains(column.id())) {
      originals.put(column.id(), reference.column());
      return Assignment.pass(reference.column());
    }
    return assignment;
  }
}
