package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
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
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns subqueries in expressions into joins below the relation that uses them.
final class SubqueryUnnesting {
  private final ColumnIds ids;
  private final SubqueryJoins joins;
  private final CorrelatedJoins correlated;

  private SubqueryUnnesting(ColumnIds ids) {
    this.ids = ids;
    this.joins = new SubqueryJoins(ids);
    this.correlated = new CorrelatedJoins(ids);
  }

  /// The plan without any [SubqueryValue].
  ///
  /// @throws LakebirdException UNIMPLEMENTED for subqueries over both sides of an outer join
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
    var source = plan.inputs().getFirst();
    var values = new Values(source, source);
    var replaced = PlanExpressions.map(plan, expression -> replace(expression, values));
    return replaced.withInputs(List.of(values.input));
  }

  private static LogicalPlan trimmed(LogicalPlan plan, LogicalPlan before) {
    return plan.columns().equals(before.columns())
        ? plan
        : ProjectPlan.keep(plan, before.columns());
  }

  /// A relation while the values of subqueries are joined to it.
  private static final class Values {
    /// The relation as it was before.
    final LogicalPlan source;

    LogicalPlan input;
    final Map<SubqueryValue, PlanExpression> known = new HashMap<>();

    Values(LogicalPlan input, LogicalPlan source) {
      this.input = input;
      this.source = source;
    }
  }

  /// The expression over a relation, to which the values of its subqueries are joined: of equal ones
  /// once.
  private PlanExpression replace(PlanExpression expression, Values values) {
    if (!(expression instanceof SubqueryValue subquery)) {
      return PlanExpressions.mapChildren(expression, child -> replace(child, values));
    }
    var known = values.known.get(subquery);
    if (known != null) {
      return known;
    }
    var operands = subquery.operands().stream().map(o -> replace(o, values)).toList();
    var joined = joined(values.input, values.source, unnested(subquery), operands);
    values.input = joined.plan();
    values.known.put(subquery, joined.value());
    return joined.value();
  }

  private SubqueryJoins.Joined joined(
      LogicalPlan input,
      LogicalPlan source,
      SubqueryValue subquery,
      List<PlanExpression> operands) {
    if (!isCorrelated(subquery, source)) {
      return joins.join(input, subquery, operands);
    }
    if (subquery.kind() == SubqueryValue.Kind.EXISTS && SubqueryJoins.isOneRow(subquery.plan())) {
      return new SubqueryJoins.Joined(input, Constant.of(Value.of(true), subquery.place()));
    }
    return correlated.join(
        input,
        source,
        subquery.kind() == SubqueryValue.Kind.ARRAY ? joins.collected(subquery) : subquery,
        operands);
  }

  private static boolean isCorrelated(SubqueryValue subquery, LogicalPlan input) {
    return !CorrelatedJoins.outerColumns(subquery, input).isEmpty();
  }

  /// The subquery without subqueries of its own, under column ids of its own: an expression that is
  /// written once may stand in a plan several times.
  private SubqueryValue unnested(SubqueryValue subquery) {
    return new SubqueryValue(
        subquery.kind(),
        new PlanCopy(ids).copy(rewrite(subquery.plan())),
        subquery.operands(),
        subquery.outer(),
        subquery.type(),
        subquery.place());
  }

  /// `WHERE x IN (…)`, `WHERE [NOT] EXISTS (…)` keep rows without needing the value.
  private LogicalPlan filter(FilterPlan plan) {
    var plain = new ArrayList<PlanExpression>();
    var others = new ArrayList<PlanExpression>();
    for (var conjunct : Conditions.conjuncts(plan.condition())) {
      (hasSubquery(conjunct) || !Failures.isMovable(conjunct) ? others : plain).add(conjunct);
    }
    LogicalPlan source = Sinking.filtered(plan.input(), plain);
    LogicalPlan input = source;
    var rest = new ArrayList<PlanExpression>();
    for (var conjunct : others) {
      var kept = kept(conjunct, input, source);
      if (kept.isPresent()) {
        input = kept.get();
      } else {
        rest.add(conjunct);
      }
    }
    if (rest.isEmpty()) {
      return input;
    }
    var values = new Values(input, source);
    var conditions = rest.stream().map(e -> replace(e, values)).toList();
    return trimmed(new FilterPlan(values.input, Conditions.allOrTrue(conditions)), plan);
  }

  /// The rows that a condition keeps, where it is a subquery alone.
  private Optional<LogicalPlan> kept(
      PlanExpression conjunct, LogicalPlan input, LogicalPlan source) {
    boolean negated = conjunct instanceof Call call && call.name().equals("$not");
    if (!((negated ? conjunct.children().getFirst() : conjunct) instanceof SubqueryValue subquery)
        || subquery.operands().stream().anyMatch(SubqueryUnnesting::hasSubquery)) {
      return Optional.empty();
    }
    return switch (subquery.kind()) {
      case IN -> negated ? Optional.empty() : Optional.of(semi(input, source, unnested(subquery)));
      case EXISTS -> {
        var unnested = unnested(subquery);
        yield isCorrelated(unnested, source) && !SubqueryJoins.isOneRow(unnested.plan())
            ? Optional.of(
                correlated.filter(
                    negated ? JoinPlan.Kind.ANTI : JoinPlan.Kind.SEMI, input, source, unnested))
            : Optional.empty();
      }
      case SCALAR, ARRAY -> Optional.empty();
    };
  }

  private LogicalPlan semi(LogicalPlan input, LogicalPlan source, SubqueryValue subquery) {
    return isCorrelated(subquery, source)
        ? correlated.filter(JoinPlan.Kind.SEMI, input, source, subquery)
        : joins.semi(input, subquery);
  }

  /// Conditions of an inner join may as well stand above it. Those of an outer join get their values
  /// on the side that they are about.
  private LogicalPlan join(JoinPlan join) {
    if (join.kind() == JoinPlan.Kind.INNER) {
      return filter(
          new FilterPlan(join.withConditions(List.of()), Conditions.allOrTrue(join.conditions())));
    }
    var sides = new ArrayList<LogicalPlan>(join.inputs());
    var conditions = new ArrayList<PlanExpression>();
    for (var condition : join.conditions()) {
      conditions.add(sided(condition, join, sides));
    }
    return trimmed(
        new JoinPlan(join.kind(), sides.getFirst(), sides.getLast(), conditions, join.mark()),
        join);
  }

  private PlanExpression sided(PlanExpression expression, JoinPlan join, List<LogicalPlan> sides) {
    if (!(expression instanceof SubqueryValue subquery)) {
      return PlanExpressions.mapChildren(expression, child -> sided(child, join, sides));
    }
    var used = Conditions.columnsOf(subquery);
    boolean left = used.stream().anyMatch(Sinking.ids(join.left().columns())::contains);
    boolean right = used.stream().anyMatch(Sinking.ids(join.right().columns())::contains);
    if (left && right) {
      throw LakebirdException.unimplemented(
              "A subquery over both sides in the condition of an outer join")
          .at(subquery.place().position());
    }
    int side = right ? 1 : 0;
    var values = new Values(sides.get(side), join.inputs().get(side));
    var value = replace(subquery, values);
    sides.set(side, values.input);
    return value;
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
