package dev.lakebird.sql.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The columns that a plan uses and does not make: those of an enclosing query.
public final class FreeColumns {
  private final Map<Integer, PlanColumn> used = new LinkedHashMap<>();
  private final Set<Integer> made = new HashSet<>();

  private FreeColumns() {}

  public static List<PlanColumn> of(LogicalPlan plan) {
    var columns = new FreeColumns();
    columns.visit(plan);
    columns.used.keySet().removeAll(columns.made);
    return List.copyOf(columns.used.values());
  }

  private void visit(LogicalPlan plan) {
    plan.columns().forEach(column -> made.add(column.id()));
    if (plan instanceof ScanPlan scan) {
      scan.tableColumns().forEach(column -> made.add(column.id()));
    }
    PlanExpressions.of(plan).forEach(this::visit);
    plan.inputs().forEach(this::visit);
  }

  private void visit(PlanExpression expression) {
    if (expression instanceof ColumnReference reference) {
      used.putIfAbsent(reference.column().id(), reference.column());
    }
    if (expression instanceof SubqueryValue subquery) {
      subquery.outer().forEach(column -> used.putIfAbsent(column.id(), column));
    }
    expression.children().forEach(this::visit);
  }
}
