package dev.lakebird.sql.analyze;

import dev.lakebird.sql.catalog.TableRequest;
import dev.lakebird.sql.syntax.PathSyntax;
import java.util.List;
import java.util.OptionalLong;

/// Names of tables that statements make or drop.
final class TableNames {
  private TableNames() {}

  /// The name with its dataset.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where there is none and no default
  static List<String> qualified(StatementContext statement, PathSyntax path) {
    var names = path.objectNames();
    if (names.size() == 1 && statement.options().defaultDataset().isEmpty()) {
      throw AnalysisError.invalid(
          path,
          "Table \""
              + names.getFirst()
              + "\" must be qualified with a dataset (e.g. dataset.table).");
    }
    return TableAnalyzer.qualified(statement, names);
  }

  /// The name as it is where a table answers to it, such as a temporary one; else with its dataset.
  static List<String> existing(StatementContext statement, PathSyntax path) {
    var names = path.objectNames();
    var request = new TableRequest(names, OptionalLong.empty(), statement.options().principal());
    return statement.catalog().findTable(request).isPresent() ? names : qualified(statement, path);
  }
}
