package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Takes the conjuncts of conditions as far down as they may go ([Sinking]), at best into scans.
/// Joins are arranged on the way: inner joins by [InnerJoins], others by [OuterJoins].
final class PushFilters {
  /// The size of an expression that a condition may compute once more below a projection.
  private static final int REPEATED_SIZE_MAX = 16;

  private PushFilters() {}

  static LogicalPlan apply(LogicalPlan plan) {
    return push(plan, List.of());
  }

  /// The rows of the plan for which all conjuncts are TRUE.
  static LogicalPlan push(LogicalPlan plan, List<PlanExpression> conjuncts) {
    return switch (plan) {
      case ScanPlan p -> scan(p, conjuncts);
      case ValuesPlan p -> Sinking.filtered(p, conjuncts);
      case FilterPlan p -> {
        var all = new ArrayList<>(SimplifyExpressions.conjuncts(p.condition()));
        all.addAll(conjuncts);
        yield push(p.input(), SimplifyExpressions.conjuncts(all));
      }
      case ProjectPlan p -> project(p, conjuncts);
      case AggregatePlan p -> aggregate(p, conjuncts);
      case JoinPlan p ->
          p.kind() == JoinPlan.Kind.INNER && JoinRegion.isPart(p)
              ? InnerJoins.arrange(p, conjuncts)
              : OuterJoins.push(p, conjuncts);
      case WindowPlan p -> window(p, conjuncts);
      case SortPlan p -> {
        var parts = Sinking.of(conjuncts, conjunct -> true, true);
        yield Sinking.filtered(new SortPlan(push(p.input(), parts.sunk()), p.keys()), parts.stay());
      }
      case LimitPlan p ->
          Sinking.filtered(
              new LimitPlan(push(p.input(), List.of()), p.count(), p.offset()), conjuncts);
      case UnionPlan p -> union(p, conjuncts);
      case RecursionPlan p ->
          Sinking.filtered(
              p.withInputs(p.inputs().stream().map(input -> push(input, List.of())).toList()),
              conjuncts);
      case UnnestPlan p -> unnest(p, conjuncts);
      case WritePlan p -> p.withInputs(List.of(push(p.input(), List.of())));
    };
  }

  /// A scan may test values that no row has, such as those of a dictionary, and in any order, so that it
  /// takes only what never fails.
  private static LogicalPlan scan(ScanPlan plan, List<PlanExpression> conjuncts) {
    var own = Sinking.ids(plan.tableColumns());
    var parts = Sinking.of(conjuncts, c -> own.containsAll(Conditions.columnsOf(c)), false);
    var filters = new ArrayList<>(plan.filters());
    Expressions.addMissing(filters, parts.sunk());
    return Sinking.filtered(
        new ScanPlan(plan.table(), plan.tableColumns(), plan.columns(), filters), parts.stay());
  }

  private static LogicalPlan project(ProjectPlan plan, List<PlanExpression> conjuncts) {
    var computed = new HashMap<Integer, PlanExpression>();
    for (var assignment : plan.assignments()) {
      computed.put(assignment.column().id(), assignment.expression());
    }
    var parts = Sinking.of(conjuncts, conjunct -> isCheap(conjunct, computed), true);
    var below = parts.sunk().stream().map(c -> Expressions.substitute(c, computed)).toList();
    return Sinking.filtered(
        new ProjectPlan(
            push(plan.input(), SimplifyExpressions.conjuncts(below)), plan.assignments()),
        parts.stay());
  }

  /// Whether what the condition uses may be computed twice.
  private static boolean isCheap(PlanExpression condition, Map<Integer, PlanExpression> computed) {
    int size = 0;
    for (int id : Conditions.columnsOf(condition)) {
      var expression = computed.get(id);
      if (expression == null || !Failures.isMovable(expression)) {
        return false;
      }
      size += Expressions.isTrivial(expression) ? 0 : Expressions.size(expression);
    }
    return size <= REPEATED_SIZE_MAX;
  }

  /// A condition on keys alone holds for all rows of a group or for none.
  private static LogicalPlan aggregate(AggregatePlan plan, List<PlanExpression> conjuncts) {
    var keys = new HashMap<Integer, PlanExpression>();
    if (plan.groupingSets().size() == 1 && plan.setNumber() == null) {
      for (int index : plan.groupingSets().getFirst()) {
        var key = plan.keys().get(index);
        if (isExact(key.column().type()) && Failures.isMovable(key.expression())) {
          keys.put(key.column().id(), key.expression());
        }
      }
    }
    var parts = Sinking.of(conjuncts, c -> Sinking.isOver(keys.keySet(), c), true);
    var below = parts.sunk().stream().map(c -> Expressions.substitute(c, keys)).toList();
    return Sinking.filtered(
        plan.withInputs(List.of(push(plan.input(), SimplifyExpressions.conjuncts(below)))),
        parts.stay());
  }

  /// A condition on partition keys alone holds for all rows of a partition or for none.
  private static LogicalPlan window(WindowPlan plan, List<PlanExpression> conjuncts) {
    var keys = new HashSet<Integer>();
    for (var key : plan.partitionBy()) {
      if (key instanceof ColumnReference reference && isExact(reference.type())) {
        keys.add(reference.column().id());
      }
    }
    var parts = Sinking.of(conjuncts, c -> Sinking.isOver(keys, c), true);
    return Sinking.filtered(
        plan.withInputs(List.of(push(plan.input(), parts.sunk()))), parts.stay());
  }

  /// Whether values that group together are the same in every respect.
  private static boolean isExact(SqlType type) {
    return switch (type) {
      case SqlType.Float64 t -> false;
      case SqlType.StringType t -> t.collation().isEmpty();
      case SqlType.Array t -> isExact(t.element());
      case SqlType.Struct t -> t.fields().stream().allMatch(field -> isExact(field.type()));
      case SqlType.Interval t -> false;
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      case SqlType.Bool t -> true;
      case SqlType.Int64 t -> true;
      case SqlType.Numeric t -> true;
      case SqlType.BigNumeric t -> true;
      case SqlType.Bytes t -> true;
      case SqlType.Date t -> true;
      case SqlType.Time t -> true;
      case SqlType.Datetime t -> true;
      case SqlType.Timestamp t -> true;
      case SqlType.Range t -> true;
    };
  }

  private static LogicalPlan union(UnionPlan plan, List<PlanExpression> conjuncts) {
    var parts = Sinking.of(conjuncts, conjunct -> true, true);
    var inputs = new ArrayList<LogicalPlan>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var sources = new HashMap<Integer, PlanExpression>();
      for (int j = 0; j < plan.columns().size(); j++) {
        sources.put(
            plan.columns().get(j).id(),
            new ColumnReference(plan.sources().get(i).get(j), Place.UNKNOWN));
      }
      var below = parts.sunk().stream().map(c -> Expressions.substitute(c, sources)).toList();
      inputs.add(push(plan.inputs().get(i), SimplifyExpressions.conjuncts(below)));
    }
    return Sinking.filtered(plan.withInputs(inputs), parts.stay());
  }

  private static LogicalPlan unnest(UnnestPlan plan, List<PlanExpression> conjuncts) {
    var made = new HashSet<Integer>();
    made.add(plan.element().id());
    boolean outer =
        plan.outer() && conjuncts.stream().noneMatch(c -> NullRejection.rejects(c, made));
    var offset = plan.offset();
    if (offset != null) {
      made.add(offset.id());
    }
    var parts =
        Sinking.of(
            conjuncts, c -> Conditions.columnsOf(c).stream().noneMatch(made::contains), outer);
    return Sinking.filtered(
        new UnnestPlan(
            push(plan.input(), parts.sunk()), plan.array(), plan.element(), offset, outer),
        parts.stay());
  }
}
