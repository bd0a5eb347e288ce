package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.FunctionDefinition.NullPolicy;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.List;
import java.util.Set;

/// Outer joins whose added rows cannot pass the conditions above are inner joins.
final class NullRejection {
  private NullRejection() {}

  /// The join with as few added rows as the conditions allow.
  static JoinPlan strengthen(JoinPlan join, List<PlanExpression> conditions) {
    boolean left = rejects(conditions, join.left());
    boolean right = rejects(conditions, join.right());
    var kind =
        switch (join.kind()) {
          case LEFT -> right ? JoinPlan.Kind.INNER : JoinPlan.Kind.LEFT;
          case RIGHT -> left ? JoinPlan.Kind.INNER : JoinPlan.Kind.RIGHT;
          case FULL ->
              left && right
                  ? JoinPlan.Kind.INNER
                  : left ? JoinPlan.Kind.LEFT : right ? JoinPlan.Kind.RIGHT : JoinPlan.Kind.FULL;
          case INNER, SEMI, ANTI, MARK, SINGLE -> join.kind();
        };
    return new JoinPlan(kind, join.left(), join.right(), join.conditions(), join.mark());
  }

  private static boolean rejects(List<PlanExpression> conditions, LogicalPlan side) {
    var columns = FilterPushdown.ids(side.columns());
    return conditions.stream().anyMatch(c -> Failures.never(c) && isNull(c, columns));
  }

  /// Whether the expression is never TRUE, being NULL, where all the columns are NULL.
  private static boolean isNull(PlanExpression expression, Set<Integer> columns) {
    return switch (expression) {
      case ColumnReference e -> columns.contains(e.column().id());
      case FieldAccess e -> isNull(e.input(), columns);
      case Cast e -> isNull(e.input(), columns);
      case InList e -> isNull(e.value(), columns);
      case Call e ->
          e.function().definition().nullPolicy() == NullPolicy.STRICT
              && e.arguments().stream().anyMatch(a -> isNull(a, columns));
      default -> false;
    };
  }
}
