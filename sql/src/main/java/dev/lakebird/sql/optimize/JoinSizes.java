package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.ColumnFacts;
import dev.lakebird.sql.plan.JoinValues;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.RowEstimates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// How many rows inner joins are expected to have: the product of both sides over the number of
/// different values of what is equated ([JoinValues]).
final class JoinSizes {
  private static final double CONDITION_SHARE = 0.5;

  /// The guess where nothing is known of a relation.
  private static final double ROWS_UNKNOWN = 1000;

  private final Map<Integer, Integer> owners;
  private final List<LogicalPlan> leaves;
  private final List<Double> rows;
  private final Map<Integer, ColumnFacts> facts = new HashMap<>();

  /// @param owners the index of the leaf of each column
  JoinSizes(Map<Integer, Integer> owners, List<LogicalPlan> leaves) {
    this.owners = owners;
    this.leaves = leaves;
    this.rows = leaves.stream().map(leaf -> RowEstimates.of(leaf).orElse(ROWS_UNKNOWN)).toList();
  }

  /// The rows of a leaf.
  double rows(int leaf) {
    return rows.get(leaf);
  }

  /// Columns of two leaves that are equal.
  JoinValues.Pair pair(PlanColumn left, PlanColumn right) {
    return new JoinValues.Pair(facts(left), facts(right));
  }

  /// The rows of a join.
  ///
  /// @param pairs the columns that it equates
  /// @param conditions how many others it answers first
  /// @param keys how many of those equate both sides
  double joined(double left, double right, List<JoinValues.Pair> pairs, int conditions, int keys) {
    double joined = left * right / JoinValues.of(pairs);
    boolean byKey = pairs.isEmpty() && keys > 0;
    if (byKey) {
      joined /= Math.max(1, Math.max(left, right));
    }
    int others = conditions - (byKey ? 1 : 0);
    return Math.max(1, joined * Math.pow(CONDITION_SHARE, others));
  }

  /// What is known of a column of a leaf.
  ColumnFacts facts(PlanColumn column) {
    return facts.computeIfAbsent(
        column.id(),
        _ ->
            ColumnFacts.of(
                column, leaves.get(owner(column)), OptionalDouble.of(rows(owner(column)))));
  }

  private int owner(PlanColumn column) {
    return Objects.requireNonNull(owners.get(column.id()));
  }
}
