package dev.lakebird.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row for each group: the keys, the measures, and the number of the grouping set where there is
/// more than one.
///
/// @param groupingSets each set as indices into the keys; one set of all keys for a plain GROUP BY
/// @param setNumber the column of the set's index, present exactly when there is more than one set
public record AggregatePlan(
    LogicalPlan input,
    List<Assignment> keys,
    List<Measure> measures,
    List<List<Integer>> groupingSets,
    @Nullable PlanColumn setNumber)
    implements LogicalPlan {
  public AggregatePlan {
    keys = List.copyOf(keys);
    measures = List.copyOf(measures);
    groupingSets = groupingSets.stream().map(List::copyOf).toList();
  }

  /// One aggregate and its column.
  public record Measure(PlanColumn column, AggregateCall call) {}

  /// A plain GROUP BY; with no keys, one group of all rows.
  public static AggregatePlan of(LogicalPlan input, List<Assignment> keys, List<Measure> measures) {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < keys.size(); i++) {
      all.add(i);
    }
    return new AggregatePlan(input, keys, measures, List.of(all), null);
  }

  /// The distinct rows of these columns of the input.
  public static AggregatePlan distinct(LogicalPlan input, List<Assignment> keys) {
    return of(input, keys, List.of());
  }

  @Override
  public List<PlanColumn> columns() {
    var columns = new ArrayList<PlanColumn>();
    keys.forEach(key -> columns.add(key.column()));
    measures.forEach(measure -> columns.add(measure.column()));
    if (setNumber != null) {
      columns.add(setNumber);
    }
    return columns;
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new AggregatePlan(inputs.getFirst(), keys, measures, groupingSets, setNumber);
  }
}
