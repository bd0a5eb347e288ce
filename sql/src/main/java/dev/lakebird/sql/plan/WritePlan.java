package dev.lakebird.sql.plan;

import dev.lakebird.sql.catalog.TableDescription;
import java.util.List;

/// Writes every input row to a table and makes no rows.
///
/// @param target the table; of a new one, its name and columns
/// @param values for each column of the table, the input column that goes there
public record WritePlan(
    Kind kind, TableDescription target, LogicalPlan input, List<PlanColumn> values)
    implements LogicalPlan {
  public WritePlan {
    values = List.copyOf(values);
  }

  /// What becomes of the table.
  public enum Kind {
    /// Rows are added.
    INSERT,
    /// The rows are all that the table has, or had: a last column says what became of each.
    REWRITE,
    /// The table is made.
    CREATE,
    /// The table is made, in the place of another of the name.
    CREATE_OR_REPLACE,
    /// The table is made unless there is one.
    CREATE_IF_ABSENT,
    /// There is no table: the rows go to files.
    EXPORT
  }

  @Override
  public List<PlanColumn> columns() {
    return List.of();
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of(input);
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return new WritePlan(kind, target, inputs.getFirst(), values);
  }
}
