package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.PlanExpression;
import java.util.List;

/// What a SELECT groups by.
///
/// @param keys each expression once
/// @param sets the grouping sets as indices into the keys
record Grouping(List<PlanExpression> keys, List<List<Integer>> sets) {
  /// One group of all rows.
  static Grouping ofAllRows() {
    return new Grouping(List.of(), List.of(List.of()));
  }
}
