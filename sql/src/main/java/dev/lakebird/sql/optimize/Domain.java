package dev.lakebird.sql.optimize;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnIds;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The distinct values of those columns of a relation that a subquery uses: what the subquery has to be
/// answered for, each once.
///
/// @param source the relation that has the columns
/// @param outer the columns, at least one
record Domain(LogicalPlan source, List<PlanColumn> outer, ColumnIds ids, Place place) {
  Domain {
    outer = List.copyOf(outer);
  }

  /// Rows in which every outer column has a column that stands for it.
  ///
  /// @param columns by position those for [Domain#outer]
  record Bound(LogicalPlan plan, List<PlanColumn> columns) {}

  /// The values as a relation, every time one of its own.
  ///
  /// @throws LakebirdException UNIMPLEMENTED where the relation has other rows each time it is asked
  Bound values() {
    checkStable(source);
    var copy = new PlanCopy(ids);
    var rows = copy.copy(source);
    var keys = new ArrayList<Assignment>();
    for (var column : outer) {
      keys.add(new Assignment(fresh(column), reference(copy.column(column))));
    }
    var columns = keys.stream().map(Assignment::column).toList();
    return new Bound(AggregatePlan.distinct(rows, keys), columns);
  }

  private void checkStable(LogicalPlan plan) {
    if (!PlanExpressions.of(plan).stream().allMatch(Failures::isMovable)) {
      throw LakebirdException.unimplemented("A correlated subquery over rows of volatile functions")
          .at(place.position());
    }
    plan.inputs().forEach(this::checkStable);
  }

  PlanColumn fresh(PlanColumn like) {
    return ids.next(like.name(), like.type());
  }

  boolean uses(LogicalPlan plan) {
    return Outer.uses(plan, outerIds());
  }

  Set<Integer> outerIds() {
    return Sinking.ids(outer);
  }

  /// The expression over columns that stand for the outer ones.
  PlanExpression bind(PlanExpression expression, List<PlanColumn> columns) {
    Map<Integer, PlanExpression> byColumn = new HashMap<>();
    for (int i = 0; i < outer.size(); i++) {
      byColumn.put(outer.get(i).id(), reference(columns.get(i)));
    }
    return Expressions.substitute(expression, byColumn);
  }

  /// That two lists of columns have the same values, NULLs included.
  static List<PlanExpression> same(List<PlanColumn> left, List<PlanColumn> right) {
    var conditions = new ArrayList<PlanExpression>();
    for (int i = 0; i < left.size(); i++) {
      conditions.add(
          new Call(
              FunctionTable.operator("$is_not_distinct_from"),
              List.of(reference(left.get(i)), reference(right.get(i))),
              SqlType.BOOL,
              false,
              Place.UNKNOWN));
    }
    return conditions;
  }

  static ColumnReference reference(PlanColumn column) {
    return new ColumnReference(column, Place.UNKNOWN);
  }
}
