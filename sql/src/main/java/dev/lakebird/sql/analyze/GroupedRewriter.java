package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns expressions over the rows of a FROM clause into expressions over groups: what equals a key
/// becomes its column, and no other column may be left.
final class GroupedRewriter {
  private final List<Assignment> keys = new ArrayList<>();
  private final Set<Integer> inputColumns = new HashSet<>();
  private final Grouping grouping;
  private final AggregateCollector aggregates;
  private final LogicalPlan input;
  private final @Nullable PlanColumn setNumber;

  GroupedRewriter(
      StatementContext statement,
      Grouping grouping,
      AggregateCollector aggregates,
      LogicalPlan input) {
    this.setNumber =
        grouping.sets().size() > 1 ? statement.column("grouping_set", SqlType.INT64) : null;
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
    return new AggregatePlan(input, keys, aggregates.measures(), grouping.sets(), setNumber);
  }

  /// GROUPING of a key: 1 in groups of the sets that lack it, else 0.
  private PlanExpression grouping(PlanExpression key, Place place) {
    int index = grouping.keys().indexOf(key);
    if (index < 0) {
      throw new LakebirdException(
              ErrorCode.INVALID_QUERY, "The argument of GROUPING must be an expression of GROUP BY")
          .at(place.position());
    }
    var without = new ArrayList<PlanExpression>();
    for (int set = 0; set < grouping.sets().size(); set++) {
      if (!grouping.sets().get(set).contains(index)) {
        without.add(Constant.of(Value.of((long) set), place));
      }
    }
    var one = Constant.of(Value.of(1L), place);
    var zero = Constant.of(Value.of(0L), place);
    if (setNumber == null || without.isEmpty() || without.size() == grouping.sets().size()) {
      return without.isEmpty() ? zero : one;
    }
    var isWithout = new InList(new ColumnReference(setNumber, place), without, place);
    return new CaseWhen(List.of(new CaseWhen.Branch(isWithout, one)), zero, SqlType.INT64, place);
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
      var key = aggregates.groupingKey(reference.column());
      if (key.isPresent()) {
        return grouping(key.get(), reference.place());
      }
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
