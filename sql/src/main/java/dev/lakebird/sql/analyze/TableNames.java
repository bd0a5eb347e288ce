package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.PathSyntax;
import java.util.List;

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
}
