package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import java.util.ArrayList;
import java.util.List;

/// Turns subqueries in expressions into joins below the relation that uses them.
final class SubqueryUnnesting {
  private final SubqueryJoins joins;

  private SubqueryUnnesting(ColumnIds ids) {
    this.joins = new SubqueryJoins(ids);
  }

  /// The plan without any [SubqueryValue].
  ///
  /// @throws LakebirdException UNIMPLEMENTED for correlated subqueries
  static LogicalPlan apply(LogicalPlan plan) {
    return new SubqueryUnnesting(ColumnIds.after(plan)).rewrite(plan);
  }

  private LogicalPlan rewrite(LogicalPlan plan) {
    return PlanRewrite.bottomUp(plan, this::relation);
  }

  private LogicalPlan relation(LogicalPlan plan) {
    if (PlanExpressions.of(plan).stream().noneMatch(SubqueryUnnesting::hasSubquery)) {
      return plan;
    }
    return switch (plan) {
      case FilterPlan filter -> filter(filter);
      case ValuesPlan values -> values(values);
      case JoinPlan join -> join(join);
      case LogicalPlan other when other.inputs().size() == 1 -> trimmed(withInput(other), other);
      case LogicalPlan other -> other;
    };
  }

  private static boolean hasSubquery(PlanExpression expression) {
    return expression instanceof SubqueryValue
        || expression.children().stream().anyMatch(SubqueryUnnesting::hasSubquery);
  }

  /// A relation over one input: the values come from joins with the input.
  private LogicalPlan withInput(LogicalPlan plan) {
    var input = new ArrayList<LogicalPlan>(plan.inputs());
    var replaced = PlanExpressions.map(plan, expression -> replace(expression, input));
    return replaced.withInputs(input);
  }

  private static LogicalPlan trimmed(LogicalPlan plan, LogicalPlan before) {
    return plan.columns().equals(before.columns())
        ? plan
        : ProjectPlan.keep(plan, before.columns());
  }

  private PlanExpression replace(PlanExpression expression, List<LogicalPlan> input) {
    if (!(expression instanceof SubqueryValue subquery)) {
      return PlanExpressions.mapChildren(expression, child -> replace(child, input));
    }
    var operands = subquery.operands().stream().map(o -> replace(o, input)).toList();
    var joined = joins.join(input.getFirst(), checked(subquery), operands);
    input.set(0, joined.plan());
    return joined.value();
  }

  private SubqueryValue checked(SubqueryValue subquery) {
    if (!subquery.outer().isEmpty()) {
      throw LakebirdException.unimplemented("A correlated subquery")
          .at(subquery.place().position());
    }
    return new SubqueryValue(
        subquery.kind(),
        rewrite(subquery.plan()),
        subquery.operands(),
        List.of(),
        subquery.type(),
        subquery.place());
  }

  /// `WHERE x IN (…)` keeps rows without needing the value.
  private LogicalPlan filter(FilterPlan plan) {
    LogicalPlan input = plan.input();
    var rest = new ArrayList<PlanExpression>();
    for (var conjunct : Conditions.conjuncts(plan.condition())) {
      if (conjunct instanceof SubqueryValue subquery
          && subquery.kind() == SubqueryValue.Kind.IN
          && !hasSubquery(subquery.operands().getFirst())) {
        input = joins.semi(input, checked(subquery));
      } else {
        rest.add(conjunct);
      }
    }
    if (rest.isEmpty()) {
      return input;
    }
    var filtered = new FilterPlan(input, Conditions.allOrTrue(rest));
    return rest.stream().anyMatch(SubqueryUnnesting::hasSubquery)
        ? trimmed(withInput(filtered), plan)
        : filtered;
  }

  /// Conditions of an inner join may as well stand above it.
  private LogicalPlan join(JoinPlan join) {
    if (join.kind() != JoinPlan.Kind.INNER) {
      var place = join.conditions().stream().filter(SubqueryUnnesting::hasSubquery).findFirst();
      throw LakebirdException.unimplemented("A subquery in the condition of an outer join")
          .at(place.map(p -> p.place().position()).orElse(null));
    }
    return filter(
        new FilterPlan(join.withConditions(List.of()), Conditions.allOrTrue(join.conditions())));
  }

  /// Rows with subqueries are projections of one row each.
  private LogicalPlan values(ValuesPlan values) {
    var inputs = new ArrayList<LogicalPlan>();
    var sources = new ArrayList<List<PlanColumn>>();
    for (var row : values.rows()) {
      var assignments = new ArrayList<Assignment>();
      for (int i = 0; i < row.size(); i++) {
        assignments.add(new Assignment(joins.column(values.columns().get(i)), row.get(i)));
      }
      var project = withInput(new ProjectPlan(ValuesPlan.oneRow(), assignments));
      inputs.add(project);
      sources.add(project.columns());
    }
    if (inputs.size() == 1) {
      var assignments = new ArrayList<Assignment>();
      for (int i = 0; i < values.columns().size(); i++) {
        assignments.add(
            new Assignment(
                values.columns().get(i),
                new ColumnReference(sources.getFirst().get(i), Place.UNKNOWN)));
      }
      return new ProjectPlan(inputs.getFirst(), assignments);
    }
    return new UnionPlan(inputs, values.columns(), sources);
  }
}
