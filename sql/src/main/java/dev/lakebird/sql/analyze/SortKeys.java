package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.syntax.NullOrder;
import dev.lakebird.sql.syntax.OrderItemSyntax;

/// The keys of ORDER BY: NULLs come first ascending and last descending unless it is said.
final class SortKeys {
  private SortKeys() {}

  /// @param expressions that the key belongs to
  static SortKey of(OrderItemSyntax item, PlanExpression written, ExpressionAnalyzer expressions) {
    var collation = item.collation();
    var expression =
        collation == null
            ? written
            : Collations.collated(written, expressions.analyze(collation), item);
    if (!expression.type().isOrderable()) {
      throw AnalysisError.typeMismatch(
          item, "ORDER BY does not support expressions of type " + expression.type().sqlName());
    }
    boolean nullsFirst =
        item.nulls() == null ? !item.descending() : item.nulls() == NullOrder.FIRST;
    return new SortKey(expression, item.descending(), nullsFirst);
  }
}
