package dev.lakebird.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pairs of rows for which all conditions are TRUE, and what the kind adds. The right side is the build
/// side of a hash join: in an optimised plan, the one that is expected to be smaller where there is a
/// choice.
///
/// @param conditions none for a cross join
/// @param mark for MARK joins, the column that says whether a left row has a match: TRUE, FALSE, or NULL
///     where only an unknown comparison stands between
public record JoinPlan(
    Kind kind,
    LogicalPlan left,
    LogicalPlan right,
    List<PlanExpression> conditions,
    @Nullable PlanColumn mark)
    implements LogicalPlan {
  public JoinPlan {
    conditions = List.copyOf(conditions);
  }

  /// What happens to rows without a match.
  public enum Kind {
    INNER,
    /// Every left row, with NULLs where nothing matches.
    LEFT,
    /// Every right row, with NULLs where nothing matches.
    RIGHT,
    /// Every row of both sides.
    FULL,
    /// Left rows that have a match, once.
    SEMI,
    /// Left rows that have none.
    ANTI,
    /// Every left row, with a column that says whether it has a match.
    MARK,
    /// As LEFT, and an error where a left row has several matches.
    SINGLE
  }

  public static JoinPlan of(
      Kind kind, LogicalPlan left, LogicalPlan right, List<PlanExpression> conditions) {
    return new JoinPlan(kind, left, right, conditions, null);
  }

  /// Every pair.
  public static JoinPlan cross(LogicalPlan left, LogicalPlan right) {
    return of(Kind.INNER, left, right, List.of());
  }

  @Override
  public List<PlanColumn> columns() {
    var columns = new ArrayList<>(left.columns());
    switch (kind) {
      case INNER, LEFT, RIGHT, FULL, SINGLE -> columns.addAll(right.columns());
      case SEMI, ANTI -> {}
      case MARK -> {
        if (mark != null) {
          columns.add(mark);
        }
      }
    }
    return columns;
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(left, right);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new JoinPlan(kind, inputs.getFirst(), inputs.getLast(), conditions, mark);
  }

  public JoinPlan withConditions(List<PlanExpression> others) {
    return new JoinPlan(kind, left, right, others, mark);
  }
}
