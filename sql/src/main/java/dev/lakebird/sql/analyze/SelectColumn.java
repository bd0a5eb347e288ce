package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.PlanExpression;

/// An item of a SELECT list, stars expanded; the name is empty where it has none.
record SelectColumn(String name, PlanExpression expression) {
  ScopeColumn asAlias() {
    return new ScopeColumn(name, expression);
  }
}
