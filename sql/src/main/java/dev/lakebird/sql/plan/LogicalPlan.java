package dev.lakebird.sql.plan;

import java.util.List;

/// A relation: what rows a (part of a) statement makes, not how. Columns are known by id: a plan may be
/// moved under another as long as the ids it uses are there.
public sealed interface LogicalPlan
    permits ScanPlan,
        ValuesPlan,
        FilterPlan,
        ProjectPlan,
        JoinPlan,
        AggregatePlan,
        WindowPlan,
        SortPlan,
        LimitPlan,
        UnionPlan,
        RecursionPlan,
        UnnestPlan,
        WritePlan {
  /// The columns of the rows, in order.
  List<PlanColumn> columns();

  /// The relations it reads, from left to right.
  List<LogicalPlan> inputs();

  /// The same relation over other inputs, as many as [#inputs], which have the columns it uses.
  LogicalPlan withInputs(List<LogicalPlan> inputs);
}
