package dev.lakebird.sql.plan;

import dev.lakebird.sql.plan.AggregatePlan.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The expressions of relations, to look at and to replace.
public final class PlanExpressions {
  private PlanExpressions() {}

  /// The expressions of one relation, not of its inputs.
  public static List<PlanExpression> of(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p -> p.filters();
      case ValuesPlan p -> p.rows().stream().flatMap(List::stream).toList();
      case FilterPlan p -> List.of(p.condition());
      case ProjectPlan p -> p.assignments().stream().map(Assignment::expression).toList();
      case JoinPlan p -> p.conditions();
      case AggregatePlan p -> {
        var expressions = new ArrayList<PlanExpression>();
        p.keys().forEach(key -> expressions.add(key.expression()));
        p.measures().forEach(measure -> expressions.addAll(measure.call().children()));
        yield expressions;
      }
      case WindowPlan p -> p.expressions();
      case SortPlan p -> p.keys().stream().map(SortKey::expression).toList();
      case LimitPlan p -> List.of();
      case UnionPlan p -> List.of();
      case RecursionPlan p -> List.of();
      case UnnestPlan p -> List.of(p.array());
      case WritePlan p -> List.of();
    };
  }

  /// The relation with each of its expressions replaced.
  public static LogicalPlan map(LogicalPlan plan, UnaryOperator<PlanExpression> change) {
    return switch (plan) {
      case ScanPlan p ->
          new ScanPlan(p.table(), p.tableColumns(), p.columns(), all(p.filters(), change));
      case ValuesPlan p ->
          new ValuesPlan(p.columns(), p.rows().stream().map(row -> all(row, change)).toList());
      case FilterPlan p -> new FilterPlan(p.input(), change.apply(p.condition()));
      case ProjectPlan p -> new ProjectPlan(p.input(), assignments(p.assignments(), change));
      case JoinPlan p -> p.withConditions(all(p.conditions(), change));
      case AggregatePlan p ->
          new AggregatePlan(
              p.input(),
              assignments(p.keys(), change),
              p.measures().stream()
                  .map(
                      m ->
                          new Measure(
                              m.column(), m.call().withChildren(all(m.call().children(), change))))
                  .toList(),
              p.groupingSets(),
              p.setNumber());
      case WindowPlan p ->
          new WindowPlan(
              p.input(),
              all(p.partitionBy(), change),
              keys(p.orderBy(), change),
              p.calls().stream()
                  .map(
                      c ->
                          new WindowPlan.Computed(
                              c.column(),
                              c.call().withArguments(all(c.call().arguments(), change))))
                  .toList());
      case SortPlan p -> new SortPlan(p.input(), keys(p.keys(), change));
      case LimitPlan p -> p;
      case UnionPlan p -> p;
      case RecursionPlan p -> p;
      case UnnestPlan p ->
          new UnnestPlan(p.input(), change.apply(p.array()), p.element(), p.offset(), p.outer());
      case WritePlan p -> p;
    };
  }

  /// The expression with each child replaced; the same record where none changes.
  public static PlanExpression mapChildren(
      PlanExpression expression, UnaryOperator<PlanExpression> change) {
    var children = expression.children();
    if (children.isEmpty()) {
      return expression;
    }
    return expression.withChildren(all(children, change));
  }

  private static List<PlanExpression> all(
      List<PlanExpression> expressions, UnaryOperator<PlanExpression> change) {
    return expressions.stream().map(change).toList();
  }

  private static List<SortKey> keys(List<SortKey> keys, UnaryOperator<PlanExpression> change) {
    return keys.stream().map(key -> key.withExpression(change.apply(key.expression()))).toList();
  }

  private static List<Assignment> assignments(
      List<Assignment> assignments, UnaryOperator<PlanExpression> change) {
    return assignments.stream()
        .map(a -> new Assignment(a.column(), change.apply(a.expression())))
        .toList();
  }
}
