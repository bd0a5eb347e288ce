package dev.lakebird.engine.temporary;

import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.types.Column;
import java.util.List;

/// A table that one session sees, with its rows in memory.
///
/// @param id what plans name it by
/// @param valueTable whether the only column is the row's value, which has no name of its own
public record TemporaryTable(String id, String name, MemoryTable rows, boolean valueTable) {
  public List<Column> columns() {
    return rows.columns().stream().map(c -> c.column()).toList();
  }
}
