package dev.lakebird.sql.catalog;

import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import java.util.List;
import java.util.Optional;

/// The catalog as one statement sees it: immutable, at one sequence. Implemented by whoever runs
/// statements; names are case-sensitive, as in BigQuery.
public interface CatalogView {
  /// The table, or nothing where no such table is visible at that moment.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where the catalog cannot answer, such as for a
  ///     moment in the future or outside the kept history
  Optional<TableDescription> findTable(TableRequest request);

  /// The files of a path or pattern such as `s3://bucket/dir/*.parquet`, as one table; nothing where
  /// no file matches.
  Optional<TableDescription> findFiles(FileRequest request);

  /// The names of the tables of a dataset, for suggestions; none where there is no such dataset.
  List<String> tableNames(List<String> dataset);

  /// Whether there is such a dataset.
  boolean hasDataset(List<String> dataset);

  /// A table of INFORMATION_SCHEMA; nothing where there is none of that name.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException NOT_FOUND where there is no such dataset at that
  ///     moment, and as for tables
  default Optional<InformationTable> findInformation(InformationRequest request) {
    return Optional.empty();
  }

  /// The names of the tables of INFORMATION_SCHEMA.
  default List<String> informationNames() {
    return List.of();
  }

  /// The definition of a function in SQL; names of functions without a dataset are not case-sensitive.
  default Optional<CreateFunctionSyntax> findFunction(List<String> name) {
    return Optional.empty();
  }

  /// The definition of a table function.
  default Optional<CreateTableFunctionSyntax> findTableFunction(List<String> name) {
    return Optional.empty();
  }

  /// The definition of a view.
  default Optional<CreateViewSyntax> findView(List<String> name) {
    return Optional.empty();
  }
}
