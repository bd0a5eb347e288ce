package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Gives each condition above or of a join to the side it is about, or to the join.
final class JoinPushdown {
  private final JoinPlan join;
  private final Set<Integer> leftColumns;
  private final Set<Integer> rightColumns;
  private final List<PlanExpression> left = new ArrayList<>();
  private final List<PlanExpression> right = new ArrayList<>();
  private final List<PlanExpression> between = new ArrayList<>();
  private final List<PlanExpression> above = new ArrayList<>();

  private JoinPushdown(JoinPlan join) {
    this.join = join;
    this.leftColumns = FilterPushdown.ids(join.left().columns());
    this.rightColumns = FilterPushdown.ids(join.right().columns());
  }

  /// @param conditions over the columns of the join
  static LogicalPlan apply(JoinPlan join, List<PlanExpression> conditions) {
    return new JoinPushdown(NullRejection.strengthen(join, conditions)).apply(conditions);
  }

  private LogicalPlan apply(List<PlanExpression> conditions) {
    conditions.forEach(this::placeAbove);
    join.conditions().forEach(this::placeOwn);
    var plan =
        new JoinPlan(
            join.kind(),
            FilterPushdown.into(join.left(), left),
            FilterPushdown.into(join.right(), right),
            between,
            join.mark());
    return FilterPushdown.filter(plan, above);
  }

  private boolean isOf(PlanExpression condition, Set<Integer> columns) {
    var used = Conditions.columnsOf(condition);
    return !used.isEmpty() && columns.containsAll(used);
  }

  /// A condition from above: it meets joined rows.
  private void placeAbove(PlanExpression condition) {
    boolean free = FilterPushdown.isFree(condition);
    switch (join.kind()) {
      case INNER -> placeInner(condition);
      case LEFT, SEMI, ANTI, MARK, SINGLE -> {
        if (free && isOf(condition, leftColumns)) {
          left.add(condition);
        } else {
          above.add(condition);
        }
      }
      case RIGHT -> {
        if (free && isOf(condition, rightColumns)) {
          right.add(condition);
        } else {
          above.add(condition);
        }
      }
      case FULL -> above.add(condition);
    }
  }

  private void placeInner(PlanExpression condition) {
    boolean free = FilterPushdown.isFree(condition);
    if (free && isOf(condition, leftColumns)) {
      left.add(condition);
    } else if (free && isOf(condition, rightColumns)) {
      right.add(condition);
    } else if (free) {
      left.addAll(CommonFactors.implied(condition, leftColumns));
      right.addAll(CommonFactors.implied(condition, rightColumns));
      between.add(condition);
    } else {
      above.add(condition);
    }
  }

  /// A condition of the join: it meets pairs of rows.
  private void placeOwn(PlanExpression condition) {
    boolean free = FilterPushdown.isFree(condition);
    switch (join.kind()) {
      case INNER -> {
        if (free) {
          placeInner(condition);
        } else {
          between.add(condition);
        }
      }
      case LEFT, SEMI, ANTI, SINGLE -> {
        if (free && isOf(condition, rightColumns)) {
          right.add(condition);
        } else {
          between.add(condition);
        }
      }
      case RIGHT -> {
        if (free && isOf(condition, leftColumns)) {
          left.add(condition);
        } else {
          between.add(condition);
        }
      }
      case FULL, MARK -> between.add(condition);
    }
  }
}
