package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns expressions over the rows of a FROM clause into expressions over groups: what equals a key
/// becomes its column, and no other column may be left.
final class GroupedRewriter {
  private final List<Assignment> keys = new ArrayList<>();
  private final Set<Integer> inputColumns = new HashSet<>();
  private final Grouping grouping;
  private final AggregateCollector aggregates;
  private final LogicalPlan input;
  private final StatementContext statement;

  GroupedRewriter(
      StatementContext statement,
      Grouping grouping,
      AggregateCollector aggregates,
      LogicalPlan input) {
    this.statement = statement;
    this.grouping = grouping;
    this.aggregates = aggregates;
    this.input = input;
    for (var key : grouping.keys()) {
      keys.add(new Assignment(statement.column(name(key), key.type()), key));
    }
    input.columns().forEach(column -> inputColumns.add(column.id()));
  }

  private static String name(PlanExpression key) {
    return switch (key) {
      case ColumnReference reference -> reference.column().name();
      case FieldAccess access when access.input().type() instanceof SqlType.Struct struct ->
          struct.fields().get(access.field()).name().orElse("");
      default -> "";
    };
  }

  /// The groups with their keys and aggregates.
  LogicalPlan aggregate() {
    boolean several = grouping.sets().size() > 1;
    PlanColumn setNumber = several ? statement.column("grouping_set", SqlType.INT64) : null;
    return new AggregatePlan(input, keys, aggregates.measures(), grouping.sets(), setNumber);
  }

  /// The expression over groups.
  ///
  /// @param clause where it stands, for the message
  PlanExpression rewrite(PlanExpression expression, String clause) {
    for (var key : keys) {
      if (key.expression().equals(expression)) {
        return new ColumnReference(key.column(), expression.place());
      }
    }
    if (expression instanceof ColumnReference reference) {
      if (inputColumns.contains(reference.column().id())) {
        throw new LakebirdException(
                ErrorCode.INVALID_QUERY,
                clause
                    + " expression references column "
                    + reference.column().name()
                    + " which is neither grouped nor aggregated")
            .at(reference.place().position());
      }
      return reference;
    }
    if (expression instanceof SubqueryValue subquery && !subquery.outer().isEmpty()) {
      return subquery(subquery, clause);
    }
    return PlanExpressions.mapChildren(expression, child -> rewrite(child, clause));
  }

  /// A subquery may use what the query around it groups by.
  private PlanExpression subquery(SubqueryValue subquery, String clause) {
    var plan = within(subquery.plan(), clause);
    return new SubqueryValue(
        subquery.kind(),
        plan,
        subquery.operands().stream().map(operand -> rewrite(operand, clause)).toList(),
        FreeColumns.of(plan),
        subquery.type(),
        subquery.place());
  }

  private LogicalPlan within(LogicalPlan plan, String clause) {
    var inputs = plan.inputs().stream().map(input -> within(input, clause)).toList();
    return PlanExpressions.map(
        inputs.isEmpty() ? plan : plan.withInputs(inputs), e -> rewrite(e, clause));
  }
}
