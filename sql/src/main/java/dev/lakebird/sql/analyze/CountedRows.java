package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Two bags of rows as one: how often each has a row is counted, and the row comes out as often as a
/// function of the two counts says. One aggregation over both, whatever the rows.
final class CountedRows {
  private final StatementContext statement;

  CountedRows(StatementContext statement) {
    this.statement = statement;
  }

  /// @param times the function of the two counts; less than one is never
  LogicalPlan combine(LogicalPlan left, LogicalPlan right, String times) {
    int width = left.columns().size();
    LogicalPlan first = marked(left, 1, 0);
    LogicalPlan second = marked(right, 0, 1);
    var columns = first.columns().stream().map(this::fresh).toList();
    var union =
        new UnionPlan(List.of(first, second), columns, List.of(first.columns(), second.columns()));
    var keys = new ArrayList<Assignment>();
    for (var column : columns.subList(0, width)) {
      keys.add(new Assignment(fresh(column), reference(column)));
    }
    var measures = List.of(sum(columns.get(width)), sum(columns.get(width + 1)));
    var groups = AggregatePlan.of(union, keys, measures);
    var count =
        call(
            times,
            SqlType.INT64,
            List.of(reference(measures.get(0).column()), reference(measures.get(1).column())));
    var numbers = call("GENERATE_ARRAY", SqlType.array(SqlType.INT64), List.of(constant(1), count));
    var element = statement.column("number", SqlType.INT64);
    var repeated = new UnnestPlan(groups, numbers, element, null, false);
    return ProjectPlan.keep(repeated, keys.stream().map(Assignment::column).toList());
  }

  /// The rows with two columns that say which side they are of.
  private LogicalPlan marked(LogicalPlan plan, long left, long right) {
    var assignments = new ArrayList<Assignment>();
    plan.columns().forEach(c -> assignments.add(new Assignment(fresh(c), reference(c))));
    assignments.add(new Assignment(statement.column("left", SqlType.INT64), constant(left)));
    assignments.add(new Assignment(statement.column("right", SqlType.INT64), constant(right)));
    return new ProjectPlan(plan, assignments);
  }

  private AggregatePlan.Measure sum(PlanColumn column) {
    var call =
        new AggregateCall(
            (AggregateFunction) FunctionTable.operator("SUM"),
            List.of(reference(column)),
            false,
            List.of(),
            OptionalLong.empty(),
            AggregateCall.Nulls.UNSAID,
            SqlType.INT64,
            Place.UNKNOWN);
    return new AggregatePlan.Measure(fresh(column), call);
  }

  private PlanColumn fresh(PlanColumn column) {
    return statement.column(column.name(), column.type());
  }

  private static PlanExpression call(String name, SqlType type, List<PlanExpression> arguments) {
    return new Call(FunctionTable.operator(name), arguments, type, false, Place.UNKNOWN);
  }

  private static PlanExpression reference(PlanColumn column) {
    return new ColumnReference(column, Place.UNKNOWN);
  }

  private static PlanExpression constant(long value) {
    return Constant.of(Value.of(value), Place.UNKNOWN);
  }
}
