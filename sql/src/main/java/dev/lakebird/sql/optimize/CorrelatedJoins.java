package dev.lakebird.sql.optimize;

import dev.lakebird.sql.optimize.SubqueryJoins.Joined;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The joins that give rows the values of correlated subqueries. Where the conditions on outer columns
/// come out of the subquery ([CorrelatedFilters]) they are the conditions of the join, and an aggregate
/// is grouped by what they ask; every other subquery is answered for the values of a [Domain].
final class CorrelatedJoins {
  private final ColumnIds ids;

  CorrelatedJoins(ColumnIds ids) {
    this.ids = ids;
  }

  /// A subquery and the columns of a relation that it uses.
  private record Correlated(SubqueryValue subquery, LogicalPlan source, List<PlanColumn> outer) {
    Set<Integer> outerIds() {
      return Sinking.ids(outer);
    }
  }

  /// A subquery's rows beside the conditions under which they belong to a row of the input.
  private record Related(LogicalPlan plan, List<PlanExpression> conditions) {}

  /// The columns of the relation that the subquery uses.
  static List<PlanColumn> outerColumns(SubqueryValue subquery, LogicalPlan relation) {
    var made = Sinking.ids(relation.columns());
    return FreeColumns.of(subquery.plan()).stream().filter(c -> made.contains(c.id())).toList();
  }

  /// The input with the value of the subquery for each row.
  ///
  /// @param source a relation with the outer columns and at least the values that they have in the input
  /// @param subquery SCALAR, EXISTS or IN
  Joined join(
      LogicalPlan input,
      LogicalPlan source,
      SubqueryValue subquery,
      List<PlanExpression> operands) {
    var correlated = new Correlated(subquery, source, outerColumns(subquery, source));
    return switch (subquery.kind()) {
      case SCALAR, ARRAY -> scalar(input, correlated);
      case EXISTS -> marked(input, existing(correlated), subquery);
      case IN -> in(input, correlated, operands.getFirst());
    };
  }

  /// The rows of the input for which the subquery (EXISTS or IN) is TRUE; with ANTI, for which EXISTS is
  /// FALSE.
  LogicalPlan filter(
      JoinPlan.Kind kind, LogicalPlan input, LogicalPlan source, SubqueryValue subquery) {
    var correlated = new Correlated(subquery, source, outerColumns(subquery, source));
    var related = existing(correlated);
    var conditions = new ArrayList<>(related.conditions());
    if (subquery.kind() == SubqueryValue.Kind.IN) {
      conditions.add(equality(subquery, subquery.operands().getFirst()));
    }
    return JoinPlan.of(kind, input, related.plan(), conditions);
  }

  private static PlanExpression equality(SubqueryValue subquery, PlanExpression operand) {
    return call(Conditions.EQUAL, subquery, operand, first(subquery));
  }

  private static PlanExpression first(SubqueryValue subquery) {
    return Domain.reference(subquery.plan().columns().getFirst());
  }

  private static PlanExpression call(
      String name, SubqueryValue subquery, PlanExpression... arguments) {
    return new Call(
        FunctionTable.operator(name), List.of(arguments), SqlType.BOOL, false, subquery.place());
  }

  /// Rows whose number does not matter.
  private Related existing(Correlated correlated) {
    var subquery = correlated.subquery();
    var plan = subquery.plan();
    if (subquery.kind() == SubqueryValue.Kind.EXISTS) {
      plan = withoutShape(plan);
    }
    return related(plan, correlated, true);
  }

  /// What only orders, computes or bounds the rows decides nothing about whether there is one.
  private static LogicalPlan withoutShape(LogicalPlan plan) {
    return switch (plan) {
      case ProjectPlan p -> withoutShape(p.input());
      case SortPlan p -> withoutShape(p.input());
      case LimitPlan p when p.count() > 0 && p.offset() == 0 -> withoutShape(p.input());
      default -> plan;
    };
  }

  private Related related(LogicalPlan plan, Correlated correlated, boolean existence) {
    return new CorrelatedFilters(correlated.outerIds(), ids, existence)
        .pull(plan)
        .map(pulled -> new Related(pulled.plan(), pulled.conditions()))
        .orElseGet(() -> byDomain(plan, correlated));
  }

  private Related byDomain(LogicalPlan plan, Correlated correlated) {
    var domain =
        new Domain(correlated.source(), correlated.outer(), ids, correlated.subquery().place());
    var bound = new DependentJoins(domain).push(plan);
    return new Related(bound.plan(), Domain.same(correlated.outer(), bound.columns()));
  }

  private Joined scalar(LogicalPlan input, Correlated correlated) {
    var subquery = correlated.subquery();
    var grouped = grouped(input, correlated);
    if (grouped.isPresent()) {
      return grouped.get();
    }
    boolean oneRow = SubqueryJoins.isOneRow(subquery.plan());
    var related =
        oneRow
            ? byDomain(subquery.plan(), correlated)
            : related(subquery.plan(), correlated, false);
    var kind = oneRow ? JoinPlan.Kind.LEFT : JoinPlan.Kind.SINGLE;
    return new Joined(
        JoinPlan.of(kind, input, related.plan(), related.conditions()), first(subquery));
  }

  /// An aggregate of the rows that are equal to the outer one in something: one group for each of what
  /// they are equal in, and NULL or zero where there is none.
  private Optional<Joined> grouped(LogicalPlan input, Correlated correlated) {
    var projections = new ArrayList<ProjectPlan>();
    LogicalPlan plan = correlated.subquery().plan();
    while (plan instanceof ProjectPlan project) {
      projections.add(project);
      plan = project.input();
    }
    if (!(plan instanceof AggregatePlan aggregate) || !isGroupable(aggregate, correlated)) {
      return Optional.empty();
    }
    var pulled = new CorrelatedFilters(correlated.outerIds(), ids, false).pull(aggregate.input());
    if (pulled.isEmpty()) {
      return Optional.empty();
    }
    var keys = new ArrayList<Assignment>();
    var conditions = new ArrayList<PlanExpression>();
    for (var condition : pulled.get().conditions()) {
      var equality = CorrelatedFilters.equality(condition, correlated.outerIds());
      if (equality.isEmpty()) {
        return Optional.empty();
      }
      var key = ids.next("", equality.get().inner().type());
      keys.add(new Assignment(key, equality.get().inner()));
      conditions.add(CorrelatedFilters.equal(key, equality.get().outer()));
    }
    Map<Integer, PlanExpression> values = new HashMap<>();
    for (var measure : aggregate.measures()) {
      values.put(
          measure.column().id(),
          EmptyGroups.orEmpty(measure.call(), Domain.reference(measure.column())));
    }
    var joined =
        JoinPlan.of(
            JoinPlan.Kind.LEFT,
            input,
            AggregatePlan.of(pulled.get().plan(), keys, aggregate.measures()),
            conditions);
    return Optional.of(
        new Joined(joined, composed(projections, values, first(correlated.subquery()))));
  }

  private static boolean isGroupable(AggregatePlan aggregate, Correlated correlated) {
    return aggregate.keys().isEmpty()
        && aggregate.groupingSets().size() == 1
        && aggregate.measures().stream()
            .allMatch(
                m ->
                    EmptyGroups.isKnown(m.call())
                        && m.call().children().stream()
                            .allMatch(
                                e -> Failures.isFree(e) && !Outer.uses(e, correlated.outerIds())));
  }

  /// A column of projections as an expression over what they project.
  private static PlanExpression composed(
      List<ProjectPlan> projections, Map<Integer, PlanExpression> values, PlanExpression column) {
    var composed = column;
    for (var project : projections) {
      Map<Integer, PlanExpression> assigned = new HashMap<>();
      project.assignments().forEach(a -> assigned.put(a.column().id(), a.expression()));
      composed = Expressions.substitute(composed, assigned);
    }
    return Expressions.substitute(composed, values);
  }

  private Joined marked(LogicalPlan input, Related related, SubqueryValue subquery) {
    var mark = ids.next("exists", SqlType.BOOL);
    var join = new JoinPlan(JoinPlan.Kind.MARK, input, related.plan(), related.conditions(), mark);
    return new Joined(
        join,
        call(
            "IFNULL",
            subquery,
            Domain.reference(mark),
            Constant.of(Value.of(false), subquery.place())));
  }

  /// TRUE where some row is equal; else NULL where some comparison is; else FALSE.
  private Joined in(LogicalPlan input, Correlated correlated, PlanExpression operand) {
    var subquery = correlated.subquery();
    var related = existing(correlated);
    var equal = new ArrayList<>(related.conditions());
    equal.add(equality(subquery, operand));
    var found = marked(input, new Related(related.plan(), equal), subquery);

    var copy = new PlanCopy(ids);
    var again = copy.copy(related.plan());
    var copied = new HashMap<Integer, PlanExpression>();
    related.plan().columns().forEach(c -> copied.put(c.id(), Domain.reference(copy.column(c))));
    var unknown = new ArrayList<PlanExpression>();
    related.conditions().forEach(c -> unknown.add(Expressions.substitute(c, copied)));
    unknown.add(
        call(
            Conditions.OR,
            subquery,
            call("$is_null", subquery, operand),
            call("$is_null", subquery, Expressions.substitute(first(subquery), copied))));
    var doubt = marked(found.plan(), new Related(again, unknown), subquery);
    var value =
        new CaseWhen(
            List.of(
                new CaseWhen.Branch(found.value(), Constant.of(Value.of(true), subquery.place())),
                new CaseWhen.Branch(
                    doubt.value(), Constant.of(Value.nullOf(SqlType.BOOL), subquery.place()))),
            Constant.of(Value.of(false), subquery.place()),
            SqlType.BOOL,
            subquery.place());
    return new Joined(doubt.plan(), value);
  }
}
