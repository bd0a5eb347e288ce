package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;

/// A name and its value; the name is empty for what only a star can reach.
record ScopeColumn(String name, PlanExpression expression) {
  static ScopeColumn of(String name, PlanColumn column) {
    return new ScopeColumn(name, new ColumnReference(column, Place.UNKNOWN));
  }

  boolean isNamed(String other) {
    return !name.isEmpty() && name.equalsIgnoreCase(other);
  }
}
