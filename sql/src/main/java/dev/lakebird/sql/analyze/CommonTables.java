package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.CommonTableSyntax;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The common tables that are visible at a place: the last one defined first.
///
/// @param entry the last one; null of no tables
/// @param before those visible to its own query
record CommonTables(@Nullable Entry entry, @Nullable CommonTables before) {
  static final CommonTables NONE = new CommonTables(null, null);

  /// What stands behind a name.
  sealed interface Entry {
    String name();

    /// A table of WITH.
    record Written(CommonTableSyntax table) implements Entry {
      @Override
      public String name() {
        return table.name().name();
      }
    }

    /// A table of WITH RECURSIVE, whose query sees all tables of the clause.
    record Recursive(CommonTableSyntax table, Group group) implements Entry {
      @Override
      public String name() {
        return table.name().name();
      }
    }

    /// A table argument of a table function: its rows, analysed where the call stands.
    record Argument(String name, Supplier<QueryResult> rows) implements Entry {}
  }

  /// The tables that those of one WITH RECURSIVE see.
  static final class Group {
    private CommonTables visible = NONE;

    CommonTables visible() {
      return visible;
    }

    @Override
    public String toString() {
      return "tables of WITH RECURSIVE";
    }
  }

  /// With the tables of WITH RECURSIVE, which see each other.
  CommonTables withRecursive(List<CommonTableSyntax> tables) {
    var group = new Group();
    var all = this;
    for (var table : tables) {
      all = new CommonTables(new Entry.Recursive(table, group), all);
    }
    group.visible = all;
    return all;
  }

  CommonTables with(CommonTableSyntax next) {
    return new CommonTables(new Entry.Written(next), this);
  }

  /// With a table whose rows come from elsewhere; each use asks for them anew.
  CommonTables withArgument(String name, Supplier<QueryResult> rows) {
    return new CommonTables(new Entry.Argument(name, rows), this);
  }

  /// A common table and what its query sees.
  record Found(Entry entry, CommonTables visible) {}

  Optional<Found> find(String name) {
    for (var tables = this; tables != null; tables = tables.before) {
      var candidate = tables.entry;
      var visible = tables.before;
      if (candidate != null && visible != null && candidate.name().equalsIgnoreCase(name)) {
        return Optional.of(new Found(candidate, visible));
      }
    }
    return Optional.empty();
  }
}
