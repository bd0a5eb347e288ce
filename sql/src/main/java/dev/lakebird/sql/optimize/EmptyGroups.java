package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.AggregatePlan.Measure;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What aggregates answer of no rows, put in where an outer join found no group.
final class EmptyGroups {
  private static final Set<String> NULL_OF_NO_ROWS =
      Set.of(
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "ANY_VALUE",
          "STRING_AGG",
          "ARRAY_AGG",
          "ARRAY_CONCAT_AGG",
          "LOGICAL_AND",
          "LOGICAL_OR",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "CORR",
          "COVAR_POP",
          "COVAR_SAMP");
  private static final Set<String> ZERO_OF_NO_ROWS =
      Set.of("COUNT", "COUNTIF", "APPROX_COUNT_DISTINCT");

  private final ColumnIds ids;
  private final Map<Integer, PlanColumn> grouped = new HashMap<>();

  EmptyGroups(ColumnIds ids) {
    this.ids = ids;
  }

  /// Whether it is known what the aggregate is of no rows.
  static boolean isKnown(AggregateCall call) {
    return NULL_OF_NO_ROWS.contains(call.name()) || ZERO_OF_NO_ROWS.contains(call.name());
  }

  /// The value of a known aggregate where the join may have found no group.
  static PlanExpression orEmpty(AggregateCall call, PlanExpression joined) {
    return ZERO_OF_NO_ROWS.contains(call.name())
        ? ifNull(joined, Constant.of(Value.of(0L), call.place()))
        : joined;
  }

  private static PlanExpression ifNull(PlanExpression value, PlanExpression other) {
    return new Call(
        FunctionTable.operator("IFNULL"),
        List.of(value, other),
        value.type(),
        false,
        value.place());
  }

  /// The first of two columns unless it is NULL.
  static PlanExpression firstOf(PlanColumn first, PlanColumn second) {
    return ifNull(Domain.reference(first), Domain.reference(second));
  }

  /// The measures under ids of their own, with one more that no group lacks where it is needed.
  List<Measure> renamed(List<Measure> measures) {
    var renamed = new ArrayList<Measure>();
    for (var measure : measures) {
      var column = ids.next(measure.column().name(), measure.column().type());
      grouped.put(measure.column().id(), column);
      renamed.add(new Measure(column, measure.call()));
    }
    return renamed;
  }

  /// The joined rows with the measures' own columns, where there is no group those of no rows.
  LogicalPlan withDefaults(LogicalPlan joined, List<Assignment> passed, List<Measure> measures) {
    var unknown = measures.stream().filter(m -> !isKnown(m.call())).toList();
    LogicalPlan plan = joined;
    Map<Integer, PlanColumn> empty = new HashMap<>();
    if (!unknown.isEmpty()) {
      var defaults = new ArrayList<Measure>();
      for (var measure : unknown) {
        var column = ids.next(measure.column().name(), measure.column().type());
        empty.put(measure.column().id(), column);
        defaults.add(new Measure(column, ofNulls(measure.call())));
      }
      plan =
          JoinPlan.cross(
              joined, AggregatePlan.of(ValuesPlan.empty(List.of()), List.of(), defaults));
    }
    var assignments = new ArrayList<>(passed);
    for (var measure : measures) {
      var column = grouped.get(measure.column().id());
      if (column == null) {
        continue;
      }
      var value = Domain.reference(column);
      var none = empty.get(measure.column().id());
      assignments.add(
          new Assignment(
              measure.column(),
              none == null
                  ? orEmpty(measure.call(), value)
                  : choose(value, Domain.reference(none))));
    }
    return new ProjectPlan(plan, assignments);
  }

  /// An aggregate that is never NULL of rows has no group where it is NULL.
  private static PlanExpression choose(PlanExpression value, PlanExpression none) {
    var isNull =
        new Call(
            FunctionTable.operator("$is_null"), List.of(value), SqlType.BOOL, false, Place.UNKNOWN);
    return new CaseWhen(
        List.of(new CaseWhen.Branch(isNull, none)), value, value.type(), value.place());
  }

  /// The aggregate over no columns.
  private static AggregateCall ofNulls(AggregateCall call) {
    var nulls = new ArrayList<PlanExpression>();
    for (var child : call.children()) {
      nulls.add(
          child instanceof Constant
              ? child
              : Constant.of(Value.nullOf(child.type()), child.place()));
    }
    return call.withChildren(nulls);
  }
}
