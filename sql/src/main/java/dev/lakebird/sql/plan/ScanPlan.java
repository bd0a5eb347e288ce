package dev.lakebird.sql.plan;

import dev.lakebird.sql.catalog.TableDescription;
import java.util.List;

/// The rows of a table that pass the filters.
///
/// @param tableColumns all columns of the table in table order; filters may use any
/// @param columns those that are read, a subset in table order
/// @param filters conditions that must all be TRUE
public record ScanPlan(
    TableDescription table,
    List<PlanColumn> tableColumns,
    List<PlanColumn> columns,
    List<PlanExpression> filters)
    implements LogicalPlan {
  public ScanPlan {
    tableColumns = List.copyOf(tableColumns);
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
  }

  @Override
  public List<LogicalPlan> inputs() {
    return List.of();
  }

  @Override
  public LogicalPlan withInputs(List<LogicalPlan> inputs) {
    return this;
  }
}
