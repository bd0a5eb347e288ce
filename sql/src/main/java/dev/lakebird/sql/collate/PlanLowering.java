package dev.lakebird.sql.collate;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnIds;
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
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.List;

/// Plans without collations: wherever strings with one are compared, sorted, grouped or partitioned, keys
/// stand in their place. Columns keep their ids, and the result its values. Nothing behind analysis has to
/// know of collations.
public final class PlanLowering {
  private final ColumnIds ids;
  private final ExpressionLowering expressions = new ExpressionLowering(this);

  private PlanLowering(ColumnIds ids) {
    this.ids = ids;
  }

  /// The plan over types without collations; the plan itself where it uses none.
  public static LogicalPlan of(LogicalPlan plan) {
    return isCollated(plan) ? new PlanLowering(ColumnIds.after(plan)).lower(plan) : plan;
  }

  private static boolean isCollated(LogicalPlan plan) {
    return plan.columns().stream().anyMatch(c -> c.type().isCollated())
        || plan instanceof ScanPlan scan
            && scan.tableColumns().stream().anyMatch(c -> c.type().isCollated())
        || PlanExpressions.of(plan).stream().anyMatch(PlanLowering::isCollated)
        || plan.inputs().stream().anyMatch(PlanLowering::isCollated);
  }

  private static boolean isCollated(PlanExpression expression) {
    return expression.type().isCollated()
        || expression instanceof SubqueryValue subquery && isCollated(subquery.plan())
        || expression.children().stream().anyMatch(PlanLowering::isCollated);
  }

  PlanColumn column(PlanColumn like) {
    return ids.next(like.name(), like.type().plain());
  }

  PlanColumn column(String name, PlanExpression value) {
    return ids.next(name, value.type());
  }

  /// One value of each row, under a new column.
  LogicalPlan only(LogicalPlan plan, PlanExpression value) {
    return new ProjectPlan(plan, List.of(new Assignment(column("", value), value)));
  }

  LogicalPlan lower(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p ->
          new ScanPlan(
              p.table(), plain(p.tableColumns()), plain(p.columns()), expressions.all(p.filters()));
      case ValuesPlan p ->
          new ValuesPlan(plain(p.columns()), p.rows().stream().map(expressions::all).toList());
      case FilterPlan p -> new FilterPlan(lower(p.input()), expressions.lower(p.condition()));
      case ProjectPlan p -> new ProjectPlan(lower(p.input()), assignments(p.assignments()));
      case JoinPlan p ->
          new JoinPlan(
              p.kind(),
              lower(p.left()),
              lower(p.right()),
              expressions.all(p.conditions()),
              p.mark());
      case AggregatePlan p -> new AggregateLowering(this, expressions).lower(p, lower(p.input()));
      case WindowPlan p -> new WindowLowering(this, expressions).lower(p, lower(p.input()));
      case SortPlan p -> new SortPlan(lower(p.input()), keys(p.keys()));
      case LimitPlan p -> new LimitPlan(lower(p.input()), p.count(), p.offset());
      case UnionPlan p -> new UnionPlan(inputs(p), plain(p.columns()), sources(p.sources()));
      case RecursionPlan p ->
          new RecursionPlan(p.number(), inputs(p), plain(p.columns()), sources(p.sources()));
      case UnnestPlan p ->
          new UnnestPlan(
              lower(p.input()),
              expressions.lower(p.array()),
              ExpressionLowering.plain(p.element()),
              p.offset(),
              p.outer());
      case WritePlan p -> new WritePlan(p.kind(), p.target(), lower(p.input()), plain(p.values()));
    };
  }

  private List<LogicalPlan> inputs(LogicalPlan plan) {
    return plan.inputs().stream().map(this::lower).toList();
  }

  private static List<PlanColumn> plain(List<PlanColumn> columns) {
    return ExpressionLowering.plain(columns);
  }

  private static List<List<PlanColumn>> sources(List<List<PlanColumn>> sources) {
    return sources.stream().map(ExpressionLowering::plain).toList();
  }

  private List<Assignment> assignments(List<Assignment> assignments) {
    return assignments.stream()
        .map(
            a ->
                new Assignment(
                    ExpressionLowering.plain(a.column()), expressions.lower(a.expression())))
        .toList();
  }

  List<SortKey> keys(List<SortKey> keys) {
    return keys.stream().map(k -> k.withExpression(expressions.key(k.expression()))).toList();
  }
}
