package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the conditions that use columns of an enclosing query out of a subquery, so that they can be
/// conditions of a join with it. Not every subquery lets them go: nothing may be computed for rows
/// that the conditions keep away today and that could fail there.
final class CorrelatedFilters {
  private final Set<Integer> outer;
  private final ColumnIds ids;
  private final boolean existence;

  /// @param outer the ids of the enclosing query's columns
  /// @param existence whether only the presence of rows matters, not how many there are
  CorrelatedFilters(Set<Integer> outer, ColumnIds ids, boolean existence) {
    this.outer = Set.copyOf(outer);
    this.ids = ids;
    this.existence = existence;
  }

  /// A subquery without outer columns, and the conditions that its rows have to meet. It has the columns
  /// of the subquery, and perhaps more.
  record Pulled(LogicalPlan plan, List<PlanExpression> conditions) {}

  /// `inner = outer`.
  record Equality(PlanExpression inner, PlanExpression outer) {}

  Optional<Pulled> pull(LogicalPlan plan) {
    if (!Outer.uses(plan, outer)) {
      return Optional.of(new Pulled(plan, List.of()));
    }
    return switch (plan) {
      case FilterPlan p -> pull(p.input()).flatMap(input -> filter(p, input));
      case ProjectPlan p -> pull(p.input()).flatMap(input -> project(p, input));
      case JoinPlan p -> join(p);
      case SortPlan p -> pull(p.input());
      case UnnestPlan p when isStill(p.array()) && !p.outer() ->
          pull(p.input())
              .map(input -> new Pulled(p.withInputs(List.of(input.plan())), input.conditions()));
      case AggregatePlan p when !p.keys().isEmpty() && p.groupingSets().size() == 1 ->
          pull(p.input()).flatMap(input -> aggregate(p, input));
      default -> Optional.empty();
    };
  }

  /// Whether the expression may be computed for more rows.
  private boolean isStill(PlanExpression expression) {
    return !Outer.uses(expression, outer) && Failures.isFree(expression);
  }

  private Optional<Pulled> filter(FilterPlan plan, Pulled input) {
    var conditions = new ArrayList<>(input.conditions());
    var rest = new ArrayList<PlanExpression>();
    for (var conjunct : Conditions.conjuncts(plan.condition())) {
      if (!Failures.isMovable(conjunct)) {
        return Optional.empty();
      }
      (Outer.uses(conjunct, outer) ? conditions : rest).add(conjunct);
    }
    if (!input.conditions().isEmpty() && !rest.stream().allMatch(Failures::isFree)) {
      return Optional.empty();
    }
    return Optional.of(new Pulled(Sinking.filtered(input.plan(), rest), conditions));
  }

  private Optional<Pulled> project(ProjectPlan plan, Pulled input) {
    if (!plan.assignments().stream().allMatch(a -> a.isPass() || isStill(a.expression()))) {
      return Optional.empty();
    }
    var assignments = new ArrayList<>(plan.assignments());
    for (var column : used(input)) {
      if (plan.columns().stream().noneMatch(c -> c.id() == column.id())) {
        assignments.add(Assignment.pass(column));
      }
    }
    return Optional.of(new Pulled(new ProjectPlan(input.plan(), assignments), input.conditions()));
  }

  /// The columns of a subquery that its conditions use.
  private static List<PlanColumn> used(Pulled pulled) {
    var ids = new HashSet<Integer>();
    pulled.conditions().forEach(condition -> Conditions.collect(condition, ids));
    return pulled.plan().columns().stream().filter(c -> ids.contains(c.id())).toList();
  }

  private Optional<Pulled> join(JoinPlan plan) {
    return switch (plan.kind()) {
      case INNER -> inner(plan);
      case LEFT, SEMI, ANTI, MARK ->
          Outer.uses(plan.right(), outer) || plan.conditions().stream().anyMatch(c -> !isStill(c))
              ? Optional.empty()
              : pull(plan.left())
                  .map(
                      left ->
                          new Pulled(
                              plan.withInputs(List.of(left.plan(), plan.right())),
                              left.conditions()));
      case RIGHT, FULL, SINGLE -> Optional.empty();
    };
  }

  private Optional<Pulled> inner(JoinPlan plan) {
    var left = pull(plan.left());
    var right = pull(plan.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    var conditions = new ArrayList<>(left.get().conditions());
    conditions.addAll(right.get().conditions());
    boolean pulled = !conditions.isEmpty();
    var rest = new ArrayList<PlanExpression>();
    for (var condition : plan.conditions()) {
      if (!Failures.isMovable(condition) || pulled && !Failures.isFree(condition)) {
        return Optional.empty();
      }
      (Outer.uses(condition, outer) ? conditions : rest).add(condition);
    }
    return Optional.of(
        new Pulled(
            JoinPlan.of(plan.kind(), left.get().plan(), right.get().plan(), rest), conditions));
  }

  /// Conditions that hold for whole groups may be met after grouping, once groups are told apart by
  /// what the conditions ask.
  private Optional<Pulled> aggregate(AggregatePlan plan, Pulled input) {
    var measures = plan.measures().stream().flatMap(m -> m.call().children().stream()).toList();
    var keyed = plan.keys().stream().map(Assignment::expression).toList();
    if (!measures.stream().allMatch(this::isStill) || !keyed.stream().allMatch(this::isStill)) {
      return Optional.empty();
    }
    var keys = new ArrayList<>(plan.keys());
    var conditions = new ArrayList<PlanExpression>();
    for (var condition : input.conditions()) {
      var equality = equality(condition, outer);
      if (equality.isPresent()) {
        var key = ids.next("", equality.get().inner().type());
        keys.add(new Assignment(key, equality.get().inner()));
        conditions.add(equal(key, equality.get().outer()));
      } else if (existence && measures.isEmpty()) {
        conditions.add(condition);
      } else {
        return Optional.empty();
      }
    }
    if (existence && measures.isEmpty()) {
      for (var column : used(new Pulled(input.plan(), conditions))) {
        if (keys.stream().noneMatch(key -> key.column().id() == column.id())) {
          keys.add(Assignment.pass(column));
        }
      }
    }
    return Optional.of(
        new Pulled(AggregatePlan.of(input.plan(), keys, plan.measures()), conditions));
  }

  /// `key = outer`.
  static PlanExpression equal(PlanColumn key, PlanExpression outer) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(Domain.reference(key), outer),
        SqlType.BOOL,
        false,
        outer.place());
  }

  /// The sides of an equality between what is of the subquery alone and what is not of it at all.
  static Optional<Equality> equality(PlanExpression condition, Set<Integer> outer) {
    if (!(condition instanceof Call call)
        || !call.name().equals(Conditions.EQUAL)
        || !call.arguments().stream().allMatch(Failures::isFree)
        || !call.arguments().getFirst().type().isGroupable()) {
      return Optional.empty();
    }
    var left = call.arguments().getFirst();
    var right = call.arguments().getLast();
    if (isInner(left, outer) && isOuter(right, outer)) {
      return Optional.of(new Equality(left, right));
    }
    return isInner(right, outer) && isOuter(left, outer)
        ? Optional.of(new Equality(right, left))
        : Optional.empty();
  }

  private static boolean isInner(PlanExpression expression, Set<Integer> outer) {
    return !Outer.uses(expression, outer);
  }

  private static boolean isOuter(PlanExpression expression, Set<Integer> outer) {
    var used = Conditions.columnsOf(expression);
    return !used.isEmpty() && outer.containsAll(used);
  }
}
