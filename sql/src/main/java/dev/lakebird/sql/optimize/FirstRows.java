package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.optimize.Domain.Bound;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// LIMIT for every value of a domain on its own: the rows of a value are collected in their order into
/// an array, and the elements whose index is wanted are rows again. The collected columns have ids of
/// their own, since what comes out has those of the LIMIT.
final class FirstRows {
  private final Domain domain;

  FirstRows(Domain domain) {
    this.domain = domain;
  }

  /// @param input the rows, ordered or not, of all values
  /// @param limit how many of which columns
  Bound of(Bound input, LimitPlan limit) {
    var copy = new PlanCopy(domain.ids());
    LogicalPlan rows = copy.copy(input.plan());
    var order = List.<SortKey>of();
    if (rows instanceof SortPlan sort) {
      rows = sort.input();
      order = sort.keys();
    }
    var keys = new ArrayList<Assignment>();
    for (var column : input.columns()) {
      keys.add(new Assignment(domain.fresh(column), Domain.reference(copy.column(column))));
    }
    var columns = limit.columns();
    var fields = new ArrayList<SqlType.Field>();
    var values = new ArrayList<PlanExpression>();
    for (var column : columns) {
      fields.add(new SqlType.Field(Optional.empty(), column.type()));
      values.add(Domain.reference(copy.column(column)));
    }
    if (values.isEmpty()) {
      fields.add(new SqlType.Field(Optional.empty(), SqlType.BOOL));
      values.add(Constant.of(Value.of(true), Place.UNKNOWN));
    }
    var row = new SqlType.Struct(fields);
    var type = SqlType.array(row);
    var array = domain.ids().next("rows", type);
    var collect =
        new AggregateCall(
            (AggregateFunction) FunctionTable.operator("ARRAY_AGG"),
            List.of(new StructOf(values, row, Place.UNKNOWN)),
            false,
            order,
            OptionalLong.empty(),
            AggregateCall.Nulls.UNSAID,
            type,
            domain.place());
    var grouped = AggregatePlan.of(rows, keys, List.of(new AggregatePlan.Measure(array, collect)));
    var element = domain.ids().next("row", row);
    var index = domain.ids().next("index", SqlType.INT64);
    var unnested = new UnnestPlan(grouped, Domain.reference(array), element, index, false);
    var conditions = new ArrayList<PlanExpression>();
    if (limit.offset() > 0) {
      conditions.add(compare("$greater_or_equal", Domain.reference(index), limit.offset()));
    }
    long end = limit.offset() + limit.count();
    if (end >= 0) {
      conditions.add(compare("$less", Domain.reference(index), end));
    }
    var kept = new FilterPlan(unnested, Conditions.allOrTrue(conditions));
    var outer = keys.stream().map(Assignment::column).toList();
    var assignments = new ArrayList<>(outer.stream().map(Assignment::pass).toList());
    for (int i = 0; i < columns.size(); i++) {
      assignments.add(
          new Assignment(
              columns.get(i), FieldAccess.of(Domain.reference(element), i, Place.UNKNOWN)));
    }
    return new Bound(new ProjectPlan(kept, assignments), outer);
  }

  private static PlanExpression compare(String operator, PlanExpression index, long bound) {
    return new Call(
        FunctionTable.operator(operator),
        List.of(index, Constant.of(Value.of(bound), Place.UNKNOWN)),
        SqlType.BOOL,
        false,
        Place.UNKNOWN);
  }
}
