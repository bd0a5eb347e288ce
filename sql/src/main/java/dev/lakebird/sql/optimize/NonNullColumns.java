package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.WindowPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The columns of a relation that are never NULL, by what tables declare and filters demand.
final class NonNullColumns {
  private NonNullColumns() {}

  static Set<Integer> of(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p -> scan(p);
      case FilterPlan p -> demanded(Conditions.conjuncts(p.condition()), p, of(p.input()));
      case ProjectPlan p -> project(p);
      case JoinPlan p -> join(p);
      case WindowPlan p -> of(p.input());
      case SortPlan p -> of(p.input());
      case LimitPlan p -> of(p.input());
      case UnnestPlan p -> of(p.input());
      default -> new HashSet<>();
    };
  }

  private static Set<Integer> scan(ScanPlan plan) {
    var columns = new HashSet<Integer>();
    var declared = plan.table().columns();
    for (int i = 0; i < Math.min(declared.size(), plan.tableColumns().size()); i++) {
      if (!declared.get(i).nullable()) {
        columns.add(plan.tableColumns().get(i).id());
      }
    }
    return demanded(plan.filters(), plan, columns);
  }

  private static Set<Integer> demanded(
      List<PlanExpression> conditions, LogicalPlan plan, Set<Integer> known) {
    for (var column : plan.columns()) {
      if (conditions.stream().anyMatch(c -> NullRejection.rejects(c, Set.of(column.id())))) {
        known.add(column.id());
      }
    }
    return known;
  }

  private static Set<Integer> project(ProjectPlan plan) {
    var below = of(plan.input());
    var columns = new HashSet<Integer>();
    for (Assignment assignment : plan.assignments()) {
      if (isNonNull(assignment.expression(), below)) {
        columns.add(assignment.column().id());
      }
    }
    return columns;
  }

  static boolean isNonNull(PlanExpression expression, Set<Integer> columns) {
    return expression instanceof ColumnReference reference
            && columns.contains(reference.column().id())
        || expression instanceof Constant constant && !constant.value().isNull();
  }

  private static Set<Integer> join(JoinPlan plan) {
    return switch (plan.kind()) {
      case INNER -> {
        var both = of(plan.left());
        both.addAll(of(plan.right()));
        yield demanded(plan.conditions(), plan, both);
      }
      case LEFT, SEMI, ANTI, MARK, SINGLE -> of(plan.left());
      case RIGHT -> of(plan.right());
      case FULL -> new HashSet<>();
    };
  }
}
