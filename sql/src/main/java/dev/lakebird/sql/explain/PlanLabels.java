package dev.lakebird.sql.explain;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What one relation does, in a line, without its inputs.
public final class PlanLabels {
  private PlanLabels() {}

  public static String of(LogicalPlan plan) {
    return switch (plan) {
      case ScanPlan p ->
          "Scan "
              + p.table().dottedName()
              + " ["
              + columns(p.columns())
              + "]"
              + (p.filters().isEmpty() ? "" : " where " + conditions(p.filters()));
      case ValuesPlan p -> "Values [" + columns(p.columns()) + "] rows " + p.rows().size();
      case FilterPlan p -> "Filter " + ExpressionText.of(p.condition());
      case ProjectPlan p -> "Project [" + assignments(p.assignments()) + "]";
      case JoinPlan p -> join(p);
      case AggregatePlan p -> aggregate(p);
      case WindowPlan p -> window(p);
      case SortPlan p -> "Sort " + ExpressionText.keys(p.keys());
      case LimitPlan p -> "Limit " + p.count() + (p.offset() > 0 ? " offset " + p.offset() : "");
      case RecursionPlan p -> "Recursion " + p.number() + " [" + columns(p.columns()) + "]";
      case UnionPlan p -> "Union [" + columns(p.columns()) + "]";
      case UnnestPlan p ->
          "Unnest "
              + ExpressionText.of(p.array())
              + " as "
              + p.element()
              + (p.offset() == null ? "" : " offset " + p.offset())
              + (p.outer() ? " outer" : "");
      case WritePlan p -> write(p);
    };
  }

  private static String join(JoinPlan plan) {
    if (plan.kind() == JoinPlan.Kind.INNER && plan.conditions().isEmpty()) {
      return "Cross join";
    }
    var kind = plan.kind().name();
    return kind.charAt(0)
        + kind.substring(1).toLowerCase(Locale.ROOT)
        + " join"
        + (plan.mark() == null ? "" : " as " + plan.mark())
        + (plan.conditions().isEmpty() ? "" : " on " + conditions(plan.conditions()));
  }

  private static String aggregate(AggregatePlan plan) {
    var parts = new ArrayList<String>();
    if (!plan.keys().isEmpty()) {
      parts.add("by [" + assignments(plan.keys()) + "]");
    }
    if (plan.setNumber() != null) {
      parts.add("sets " + plan.groupingSets() + " as " + plan.setNumber());
    }
    if (!plan.measures().isEmpty()) {
      parts.add(
          plan.measures().stream()
              .map(m -> m.column() + " = " + ExpressionText.of(m.call()))
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return "Aggregate " + String.join(" ", parts);
  }

  private static String window(WindowPlan plan) {
    var text = new StringBuilder("Window");
    if (!plan.partitionBy().isEmpty()) {
      text.append(" by [").append(ExpressionText.list(plan.partitionBy())).append(']');
    }
    if (!plan.orderBy().isEmpty()) {
      text.append(" order ").append(ExpressionText.keys(plan.orderBy()));
    }
    return text.append(
            plan.calls().stream()
                .map(c -> c.column() + " = " + ExpressionText.of(c.call()))
                .collect(Collectors.joining(", ", " [", "]")))
        .toString();
  }

  private static String write(WritePlan plan) {
    var verb =
        switch (plan.kind()) {
          case INSERT -> "Insert into ";
          case REWRITE -> "Rewrite ";
          case CREATE -> "Create ";
          case CREATE_OR_REPLACE -> "Create or replace ";
          case CREATE_IF_ABSENT -> "Create if absent ";
          case EXPORT -> "Export to ";
        };
    return verb + plan.target().dottedName() + " [" + columns(plan.values()) + "]";
  }

  private static String columns(List<PlanColumn> columns) {
    return columns.stream().map(PlanColumn::toString).collect(Collectors.joining(", "));
  }

  private static String assignments(List<Assignment> assignments) {
    return assignments.stream()
        .map(a -> a.isPass() ? a.column().toString() : a.column() + " = " + text(a))
        .collect(Collectors.joining(", "));
  }

  private static String text(Assignment assignment) {
    return ExpressionText.of(assignment.expression());
  }

  private static String conditions(List<PlanExpression> conditions) {
    return conditions.stream().map(ExpressionText::of).collect(Collectors.joining(" and "));
  }
}
