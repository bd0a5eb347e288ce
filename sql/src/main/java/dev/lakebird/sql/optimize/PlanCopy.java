package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A plan once more, every column it makes under an id of its own, so that both may stand in one plan.
/// Columns of an enclosing query stay what they are. The plan has no [dev.lakebird.sql.plan.SubqueryValue].
final class PlanCopy {
  private final ColumnIds ids;
  private final Map<Integer, PlanColumn> copies = new HashMap<>();

  PlanCopy(ColumnIds ids) {
    this.ids = ids;
  }

  /// The copy of a plan; its columns stand in the same order.
  LogicalPlan copy(LogicalPlan plan) {
    make(plan);
    return rebuilt(plan);
  }

  /// The column that stands for one of the plan's.
  PlanColumn column(PlanColumn column) {
    return copies.getOrDefault(column.id(), column);
  }

  private void make(LogicalPlan plan) {
    plan.inputs().forEach(this::make);
    plan.columns().forEach(this::make);
    if (plan instanceof ScanPlan scan) {
      scan.tableColumns().forEach(this::make);
    }
  }

  private void make(PlanColumn column) {
    copies.computeIfAbsent(column.id(), id -> ids.next(column.name(), column.type()));
  }

  private List<PlanColumn> columns(List<PlanColumn> columns) {
    return columns.stream().map(this::column).toList();
  }

  private PlanExpression expression(PlanExpression expression) {
    return Expressions.rewrite(
        expression,
        part ->
            part instanceof ColumnReference reference
                ? new ColumnReference(column(reference.column()), reference.place())
                : part);
  }

  private LogicalPlan rebuilt(LogicalPlan plan) {
    var over = PlanRewrite.withInputs(plan, this::rebuilt);
    var replaced = PlanExpressions.map(over, this::expression);
    return switch (replaced) {
      case ScanPlan p ->
          new ScanPlan(p.table(), columns(p.tableColumns()), columns(p.columns()), p.filters());
      case ValuesPlan p -> new ValuesPlan(columns(p.columns()), p.rows());
      case FilterPlan p -> p;
      case ProjectPlan p -> new ProjectPlan(p.input(), assignments(p.assignments()));
      case JoinPlan p -> {
        var mark = p.mark();
        yield new JoinPlan(
            p.kind(), p.left(), p.right(), p.conditions(), mark == null ? null : column(mark));
      }
      case AggregatePlan p -> {
        var number = p.setNumber();
        yield new AggregatePlan(
            p.input(),
            assignments(p.keys()),
            p.measures().stream()
                .map(m -> new AggregatePlan.Measure(column(m.column()), m.call()))
                .toList(),
            p.groupingSets(),
            number == null ? null : column(number));
      }
      case WindowPlan p ->
          p.withCalls(
              p.calls().stream()
                  .map(c -> new WindowPlan.Computed(column(c.column()), c.call()))
                  .toList());
      case SortPlan p -> p;
      case LimitPlan p -> p;
      case UnionPlan p ->
          new UnionPlan(
              p.inputs(), columns(p.columns()), p.sources().stream().map(this::columns).toList());
      case RecursionPlan p ->
          new RecursionPlan(
              p.number(),
              p.inputs(),
              columns(p.columns()),
              p.sources().stream().map(this::columns).toList());
      case UnnestPlan p -> {
        var offset = p.offset();
        yield new UnnestPlan(
            p.input(),
            p.array(),
            column(p.element()),
            offset == null ? null : column(offset),
            p.outer());
      }
      case WritePlan p -> new WritePlan(p.kind(), p.target(), p.input(), columns(p.values()));
    };
  }

  private List<Assignment> assignments(List<Assignment> assignments) {
    return assignments.stream()
        .map(a -> new Assignment(column(a.column()), a.expression()))
        .toList();
  }
}
