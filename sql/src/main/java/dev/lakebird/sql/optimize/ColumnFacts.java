package dev.lakebird.sql.optimize;

import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.RowEstimate;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.types.value.Value;
import java.util.OptionalDouble;

/// What is known of a column where it comes from, before any filter.
///
/// @param rows the rows there
/// @param range how many values the bounds leave room for; infinite where unknown
/// @param distinct how many different values there are at most, from counts, bounds and rows
record ColumnFacts(double rows, double range, double distinct) {
  private static final double ROWS_UNKNOWN = 1000;

  /// Whether all values may differ from each other.
  boolean mayBeKey() {
    return rows <= range && distinct >= rows;
  }

  /// The expected rows of a relation, with a guess where nothing is known.
  static double rowsOf(LogicalPlan plan) {
    return RowEstimate.of(plan).orElse(ROWS_UNKNOWN);
  }

  static ColumnFacts of(PlanColumn column, LogicalPlan plan) {
    if (plan instanceof ScanPlan scan) {
      return scanned(column, scan);
    }
    for (var input : plan.inputs()) {
      if (!(plan instanceof AggregatePlan) && input.columns().contains(column)) {
        return of(column, input);
      }
    }
    double rows = rowsOf(plan);
    return new ColumnFacts(rows, Double.POSITIVE_INFINITY, rows);
  }

  private static ColumnFacts scanned(PlanColumn column, ScanPlan scan) {
    double rows =
        scan.table().rowCount().isPresent() ? scan.table().rowCount().getAsLong() : ROWS_UNKNOWN;
    int index = scan.tableColumns().indexOf(column);
    if (index < 0 || index >= scan.table().columns().size()) {
      return new ColumnFacts(rows, Double.POSITIVE_INFINITY, rows);
    }
    var statistics = scan.table().statisticsOf(scan.table().columns().get(index).name());
    double range = range(statistics);
    double distinct = Math.min(rows, range);
    if (statistics.distinctCount().isPresent()) {
      distinct = Math.min(distinct, statistics.distinctCount().getAsLong());
    }
    return new ColumnFacts(rows, range, Math.max(1, distinct));
  }

  private static double range(ColumnStatistics statistics) {
    if (statistics.min().isEmpty() || statistics.max().isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    var low = whole(statistics.min().get());
    var high = whole(statistics.max().get());
    return low.isPresent() && high.isPresent()
        ? high.getAsDouble() - low.getAsDouble() + 1
        : Double.POSITIVE_INFINITY;
  }

  private static OptionalDouble whole(Value value) {
    return switch (value) {
      case Value.Int64Value v -> OptionalDouble.of(v.value());
      case Value.DateValue v -> OptionalDouble.of(v.days());
      case Value.BoolValue v -> OptionalDouble.of(v.value() ? 1 : 0);
      default -> OptionalDouble.empty();
    };
  }
}
