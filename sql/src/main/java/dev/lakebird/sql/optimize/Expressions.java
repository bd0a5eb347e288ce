package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SubqueryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Expressions looked through and rebuilt.
final class Expressions {
  private Expressions() {}

  /// The expression with every part replaced, the innermost first. Parts that stay are shared.
  static PlanExpression rewrite(PlanExpression expression, UnaryOperator<PlanExpression> step) {
    return step.apply(withChildren(expression, child -> rewrite(child, step)));
  }

  private static PlanExpression withChildren(
      PlanExpression expression, UnaryOperator<PlanExpression> change) {
    var children = expression.children();
    if (children.isEmpty()) {
      return expression;
    }
    var changed = new ArrayList<PlanExpression>(children.size());
    boolean same = true;
    for (var child : children) {
      var next = change.apply(child);
      same &= isSame(next, child);
      changed.add(next);
    }
    return same ? expression : expression.withChildren(changed);
  }

  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(Object one, Object other) {
    return one == other;
  }

  /// The expression with columns replaced by what computes them. Nothing inside of a subquery changes.
  static PlanExpression substitute(
      PlanExpression expression, Map<Integer, PlanExpression> byColumn) {
    return rewrite(
        expression,
        part ->
            part instanceof ColumnReference reference
                ? byColumn.getOrDefault(reference.column().id(), part)
                : part);
  }

  static boolean hasSubquery(PlanExpression expression) {
    return expression instanceof SubqueryValue
        || expression.children().stream().anyMatch(Expressions::hasSubquery);
  }

  /// Of how many parts it is made.
  static int size(PlanExpression expression) {
    int size = 1;
    for (var child : expression.children()) {
      size += size(child);
    }
    return size;
  }

  /// Whether it costs nothing to compute it again.
  static boolean isTrivial(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> true;
      case Constant e -> true;
      case FieldAccess e -> isTrivial(e.input());
      default -> false;
    };
  }

  /// Counts how often each column is used.
  static void count(PlanExpression expression, Map<Integer, Integer> uses) {
    if (expression instanceof ColumnReference reference) {
      uses.merge(reference.column().id(), 1, Integer::sum);
    }
    if (expression instanceof SubqueryValue subquery) {
      subquery.outer().forEach(column -> uses.merge(column.id(), 1, Integer::sum));
    }
    expression.children().forEach(child -> count(child, uses));
  }

  /// Adds those that are not there yet.
  static void addMissing(List<PlanExpression> into, List<PlanExpression> others) {
    for (var other : others) {
      if (!into.contains(other)) {
        into.add(other);
      }
    }
  }
}
