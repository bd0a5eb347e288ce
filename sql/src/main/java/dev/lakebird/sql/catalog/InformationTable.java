package dev.lakebird.sql.catalog;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import java.util.List;

/// A table of INFORMATION_SCHEMA: what the catalog knows of its objects, as rows.
///
/// @param rows a value of each column's type a column
public record InformationTable(String name, List<Column> columns, List<List<Value>> rows) {
  public InformationTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Value> row : rows) {
      if (row.size() != columns.size()) {
        throw LakebirdException.internal("A row of " + name + " has " + row.size() + " values");
      }
    }
  }
}
