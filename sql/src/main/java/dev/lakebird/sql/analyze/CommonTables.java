package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.CommonTableSyntax;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The common tables that are visible at a place: the last one defined first.
///
/// @param table the last one; null of no tables
/// @param before those visible to its own query
record CommonTables(@Nullable CommonTableSyntax table, @Nullable CommonTables before) {
  static final CommonTables NONE = new CommonTables(null, null);

  CommonTables with(CommonTableSyntax next) {
    return new CommonTables(next, this);
  }

  /// A common table and what its query sees.
  record Found(CommonTableSyntax table, CommonTables visible) {}

  Optional<Found> find(String name) {
    for (var tables = this; tables != null; tables = tables.before) {
      var candidate = tables.table;
      var visible = tables.before;
      if (candidate != null && visible != null && candidate.name().name().equalsIgnoreCase(name)) {
        return Optional.of(new Found(candidate, visible));
      }
    }
    return Optional.empty();
  }
}
