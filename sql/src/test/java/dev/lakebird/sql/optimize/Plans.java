package dev.lakebird.sql.optimize;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Short words for plans of tests. Columns are INT64; those whose names begin with `k` are never NULL.
final class Plans {
  private final ColumnIds ids = new ColumnIds();

  /// A scan of all columns of a table.
  ScanPlan scan(String table, long rows, String... names) {
    var declared =
        Arrays.stream(names)
            .map(
                name -> new Column(name, SqlType.INT64, TypeParameters.NONE, !name.startsWith("k")))
            .toList();
    var columns = Arrays.stream(names).map(name -> ids.next(name, SqlType.INT64)).toList();
    var description =
        new TableDescription(
            List.of(table), Map.of(), declared, OptionalLong.of(rows), Map.of(), false);
    return new ScanPlan(description, columns, columns, List.of());
  }

  /// A fresh INT64 column.
  PlanColumn column(String name) {
    return ids.next(name, SqlType.INT64);
  }

  /// What computes a fresh column.
  Assignment as(String name, PlanExpression expression) {
    return new Assignment(ids.next(name, expression.type()), expression);
  }

  AggregatePlan.Measure measure(String function, PlanExpression... arguments) {
    var call =
        new AggregateCall(
            (AggregateFunction) FunctionTable.operator(function),
            List.of(arguments),
            false,
            List.of(),
            OptionalLong.empty(),
            AggregateCall.Nulls.UNSAID,
            SqlType.INT64,
            Place.UNKNOWN);
    return new AggregatePlan.Measure(column(function.toLowerCase(java.util.Locale.ROOT)), call);
  }

  /// The column of that name.
  static PlanExpression col(LogicalPlan plan, String name) {
    return plan.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(Plans::col)
        .orElseThrow();
  }

  static PlanExpression col(PlanColumn column) {
    return new ColumnReference(column, Place.UNKNOWN);
  }

  static PlanExpression number(long value) {
    return Constant.of(Value.of(value), Place.UNKNOWN);
  }

  static PlanExpression truth(boolean value) {
    return Constant.of(Value.of(value), Place.UNKNOWN);
  }

  /// A call with a BOOL result.
  static PlanExpression test(String function, PlanExpression... arguments) {
    return call(SqlType.BOOL, function, arguments);
  }

  static PlanExpression call(SqlType type, String function, PlanExpression... arguments) {
    return new Call(
        FunctionTable.operator(function), List.of(arguments), type, false, Place.UNKNOWN);
  }

  static PlanExpression equal(PlanExpression left, PlanExpression right) {
    return test("$equal", left, right);
  }

  static PlanExpression less(PlanExpression left, PlanExpression right) {
    return test("$less", left, right);
  }

  static PlanExpression and(PlanExpression... parts) {
    return test("$and", parts);
  }

  static PlanExpression or(PlanExpression... parts) {
    return test("$or", parts);
  }

  static PlanExpression not(PlanExpression part) {
    return test("$not", part);
  }

  static PlanExpression in(PlanExpression value, long... options) {
    var constants = new ArrayList<PlanExpression>();
    for (long option : options) {
      constants.add(number(option));
    }
    return new InList(value, constants, Place.UNKNOWN);
  }

  /// A condition that fails where the value is 0.
  static PlanExpression failing(PlanExpression value) {
    return less(number(1), call(SqlType.INT64, "DIV", number(6), value));
  }
}
