package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.Set;

/// Conditions that no row passes in which certain columns are NULL.
final class NullRejection {
  private NullRejection() {}

  /// Whether the condition cannot be TRUE where all these columns are NULL.
  static boolean rejects(PlanExpression condition, Set<Integer> columns) {
    if (condition instanceof Call call && !call.safe()) {
      switch (call.name()) {
        case Conditions.AND -> {
          return call.arguments().stream().anyMatch(part -> rejects(part, columns));
        }
        case Conditions.OR -> {
          return call.arguments().stream().allMatch(part -> rejects(part, columns));
        }
        case "$is_true" -> {
          return rejects(call.arguments().getFirst(), columns);
        }
        case "$is_not_null", "$is_false" -> {
          return isNull(call.arguments().getFirst(), columns);
        }
        default -> {}
      }
    }
    return isNull(condition, columns);
  }

  /// Whether the expression is NULL, or an error, where all these columns are NULL.
  private static boolean isNull(PlanExpression expression, Set<Integer> columns) {
    return switch (expression) {
      case ColumnReference e -> columns.contains(e.column().id());
      case Cast e -> isNull(e.input(), columns);
      case FieldAccess e -> isNull(e.input(), columns);
      case InList e -> isNull(e.value(), columns);
      case Call e ->
          (SimplifyExpressions.isStrict(e) || e.name().equals(Negation.NOT))
              && e.arguments().stream().anyMatch(argument -> isNull(argument, columns));
      default -> false;
    };
  }
}
