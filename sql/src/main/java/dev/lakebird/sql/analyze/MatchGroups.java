package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Matches as groups of their rows: what measures use outside of aggregates must be the same in all of
/// them.
final class MatchGroups {
  private final LogicalPlan rows;
  private final List<Assignment> keys = new ArrayList<>();
  private final List<PlanColumn> partitionColumns;
  private final Set<Integer> rowColumns = new HashSet<>();

  /// @param keys the partition keys, then the number of the match
  /// @param partitionColumns for each partition key, the column of the rows that has it
  MatchGroups(
      StatementContext statement,
      LogicalPlan rows,
      List<PlanExpression> keys,
      List<PlanColumn> partitionColumns) {
    this.rows = rows;
    this.partitionColumns = partitionColumns;
    for (var key : keys) {
      var name = ((ColumnReference) key).column().name();
      this.keys.add(new Assignment(statement.column(name, key.type()), key));
    }
    rows.columns().forEach(column -> rowColumns.add(column.id()));
  }

  List<PlanColumn> keys() {
    return keys.stream().map(Assignment::column).toList();
  }

  LogicalPlan aggregate(List<AggregatePlan.Measure> measures) {
    return AggregatePlan.of(rows, keys, measures);
  }

  /// The expression over groups.
  PlanExpression rewrite(PlanExpression expression) {
    if (!(expression instanceof ColumnReference reference)) {
      return PlanExpressions.mapChildren(expression, this::rewrite);
    }
    for (int i = 0; i < keys.size(); i++) {
      boolean isKey =
          keys.get(i).expression().equals(reference)
              || i < partitionColumns.size()
                  && partitionColumns.get(i).id() == reference.column().id();
      if (isKey) {
        return new ColumnReference(keys.get(i).column(), reference.place());
      }
    }
    if (rowColumns.contains(reference.column().id())) {
      throw new LakebirdException(
              ErrorCode.INVALID_QUERY,
              "MEASURES expression references column "
                  + reference.column().name()
                  + " which is neither a partition key nor aggregated")
          .at(reference.place().position());
    }
    return reference;
  }
}
