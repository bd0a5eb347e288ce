package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of a FROM item under its alias.
///
/// @param columns the columns, or the fields of the value
/// @param value the value itself where the rows are values
record RangeVariable(String name, List<ScopeColumn> columns, @Nullable PlanExpression value) {
  RangeVariable {
    columns = List.copyOf(columns);
  }

  /// The whole row: the value, or a STRUCT of the columns.
  PlanExpression row(Place place) {
    return value == null ? Structs.of(columns, place) : value;
  }

  /// What a star makes of it.
  List<ScopeColumn> starColumns() {
    return value == null || !columns.isEmpty() ? columns : List.of(new ScopeColumn(name, value));
  }
}
