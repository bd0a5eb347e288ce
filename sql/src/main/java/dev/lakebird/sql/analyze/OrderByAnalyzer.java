package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.syntax.OrderItemSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// ORDER BY over one SELECT: ordinals, aliases, and expressions over the FROM clause.
final class OrderByAnalyzer {
  private final ExpressionAnalyzer expressions;
  private final List<SelectColumn> columns;

  OrderByAnalyzer(ExpressionAnalyzer expressions, List<SelectColumn> columns) {
    this.expressions = expressions;
    this.columns = columns;
  }

  Order analyze(List<OrderItemSyntax> items) {
    var keys = new ArrayList<SortKey>();
    for (var item : items) {
      var ordinal = Ordinals.of(item.expression(), columns.size(), "ORDER BY");
      var expression =
          ordinal.isPresent()
              ? columns.get(ordinal.getAsInt()).expression()
              : expressions.analyze(item.expression());
      keys.add(SortKeys.of(item, expression, expressions));
    }
    return new Order(keys);
  }

  /// Keys over the input of the SELECT list.
  record Order(List<SortKey> keys) {
    Order map(UnaryOperator<PlanExpression> change) {
      return new Order(
          keys.stream().map(k -> k.withExpression(change.apply(k.expression()))).toList());
    }

    /// Keys over the SELECT list; what it lacks is added to it as columns without names.
    List<SortKey> over(List<Assignment> assignments, StatementContext statement) {
      var found = new ArrayList<SortKey>();
      for (var key : keys) {
        var column =
            find(key, assignments)
                .orElseGet(
                    () -> {
                      var hidden = statement.column("", key.expression().type());
                      assignments.add(new Assignment(hidden, key.expression()));
                      return new ColumnReference(hidden, key.expression().place());
                    });
        found.add(key.withExpression(column));
      }
      return found;
    }

    /// Keys over the columns of SELECT DISTINCT, which are all there is.
    List<SortKey> overDistinct(List<Assignment> assignments) {
      var found = new ArrayList<SortKey>();
      for (var key : keys) {
        found.add(key.withExpression(replaced(key.expression(), assignments)));
      }
      return found;
    }

    private static PlanExpression replaced(
        PlanExpression expression, List<Assignment> assignments) {
      for (var assignment : assignments) {
        if (assignment.expression().equals(expression)) {
          return new ColumnReference(assignment.column(), expression.place());
        }
      }
      if (expression instanceof ColumnReference reference) {
        throw new LakebirdException(
                ErrorCode.INVALID_QUERY,
                "ORDER BY clause expression references column "
                    + reference.column().name()
                    + " which is not visible after SELECT DISTINCT")
            .at(reference.place().position());
      }
      return PlanExpressions.mapChildren(expression, child -> replaced(child, assignments));
    }

    private static Optional<ColumnReference> find(SortKey key, List<Assignment> assignments) {
      return assignments.stream()
          .filter(a -> a.expression().equals(key.expression()))
          .findFirst()
          .map(a -> new ColumnReference(a.column(), key.expression().place()));
    }
  }
}
