package dev.lakebird.sql.catalog;

import dev.lakebird.types.Column;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A table at one moment.
///
/// @param name as plans and messages call it: `[dataset, table]`
/// @param identity what finds exactly this state again, such as `table_id` and `metadata`, `path`, or
///     `memory`; opaque here, passed through to the plan
/// @param rowCount the number of rows, where known
/// @param statistics by column name
/// @param valueTable whether the only column is the row's value, which has no name of its own
public record TableDescription(
    List<String> name,
    Map<String, String> identity,
    List<Column> columns,
    OptionalLong rowCount,
    Map<String, ColumnStatistics> statistics,
    boolean valueTable) {
  public TableDescription {
    name = List.copyOf(name);
    identity = Map.copyOf(identity);
    columns = List.copyOf(columns);
    statistics = Map.copyOf(statistics);
  }

  /// A table of which no more than its columns is known.
  public static TableDescription of(
      List<String> name, Map<String, String> identity, List<Column> columns) {
    return new TableDescription(name, identity, columns, OptionalLong.empty(), Map.of(), false);
  }

  /// The name with dots.
  public String dottedName() {
    return String.join(".", name);
  }

  public ColumnStatistics statisticsOf(String column) {
    return statistics.getOrDefault(column, ColumnStatistics.UNKNOWN);
  }
}
