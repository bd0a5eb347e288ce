package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.FileRequest;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.catalog.TableRequest;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tables by name: a common table, a table of the catalog, or files by path.
final class TableAnalyzer {
  private final QueryAnalyzer query;

  TableAnalyzer(QueryAnalyzer query) {
    this.query = query;
  }

  FromResult analyze(TableReferenceSyntax reference) {
    if (reference.offset() != null) {
      throw AnalysisError.invalid(reference, "WITH OFFSET can only be used with array scans");
    }
    var path = reference.path();
    var common = commonTable(reference);
    if (common.isPresent()) {
      return common.get();
    }
    var view = query.statement().catalog().findView(path.objectNames());
    if (view.isPresent()) {
      if (reference.systemTime() != null) {
        throw AnalysisError.unimplemented(reference, "FOR SYSTEM_TIME AS OF with a view");
      }
      var rows = new RoutineAnalyzer(query.statement()).rows(view.get(), reference);
      return FromResult.of(rows.plan(), rows.variable(alias(reference)));
    }
    if (InformationAnalyzer.covers(path)) {
      return new InformationAnalyzer(query).rows(reference, alias(reference));
    }
    var table =
        isFiles(path)
            ? files(path, reference.systemTime())
            : find(query.statement(), path, moment(query, reference.systemTime()));
    return scan(table, alias(reference));
  }

  private static String alias(TableReferenceSyntax reference) {
    var alias = reference.alias();
    if (alias != null) {
      return alias.name();
    }
    return isFiles(reference.path()) ? "" : reference.path().objectNames().getLast();
  }

  private Optional<FromResult> commonTable(TableReferenceSyntax reference) {
    var path = reference.path();
    if (path.parts().size() != 1) {
      return Optional.empty();
    }
    return query
        .commonTables()
        .find(path.parts().getFirst().name())
        .map(
            found -> {
              if (reference.systemTime() != null) {
                throw AnalysisError.invalid(
                    reference, "FOR SYSTEM_TIME AS OF cannot be used with a WITH table");
              }
              var result =
                  switch (found.entry()) {
                    case CommonTables.Entry.Written written ->
                        new QueryAnalyzer(query.statement(), found.visible(), null)
                            .analyze(written.table().query());
                    case CommonTables.Entry.Recursive recursive ->
                        new RecursionAnalyzer(query.statement())
                            .rows(recursive.table(), recursive.group().visible(), reference);
                    case CommonTables.Entry.Argument argument -> argument.rows().get();
                  };
              return FromResult.of(result.plan(), result.variable(alias(reference)));
            });
  }

  /// The moment of FOR SYSTEM_TIME AS OF, where there is one.
  static OptionalLong moment(QueryAnalyzer query, @Nullable ExpressionSyntax systemTime) {
    if (systemTime == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(new SystemTimeAnalyzer(query).micros(systemTime));
  }

  private static boolean isFiles(PathSyntax path) {
    if (path.parts().size() != 1 || !path.parts().getFirst().quoted()) {
      return false;
    }
    var name = path.parts().getFirst().name();
    return name.contains("://") || name.endsWith(".parquet") || name.indexOf('*') >= 0;
  }

  private TableDescription files(PathSyntax path, @Nullable ExpressionSyntax systemTime) {
    if (systemTime != null) {
      throw AnalysisError.invalid(
          systemTime, "FOR SYSTEM_TIME AS OF cannot be used with files by path");
    }
    var statement = query.statement();
    var pattern = path.parts().getFirst().name();
    return placed(
            path,
            () ->
                statement
                    .catalog()
                    .findFiles(new FileRequest(pattern, statement.options().principal())))
        .orElseThrow(
            () -> AnalysisError.at(path, ErrorCode.NOT_FOUND, "No file matches " + pattern));
  }

  /// A table of the catalog, which must exist.
  static TableDescription find(StatementContext statement, PathSyntax path, OptionalLong asOf) {
    var names = path.objectNames();
    var options = statement.options();
    var found = placed(path, () -> request(statement, names, asOf));
    if (found.isPresent()) {
      return found.get();
    }
    if (names.size() > 1) {
      throw notFound(statement, path, names);
    }
    if (options.defaultDataset().isEmpty()) {
      throw AnalysisError.invalid(
          path,
          "Table \""
              + names.getFirst()
              + "\" must be qualified with a dataset (e.g. dataset.table).");
    }
    var qualified = qualified(statement, names);
    return placed(path, () -> request(statement, qualified, asOf))
        .orElseThrow(() -> notFound(statement, path, qualified));
  }

  /// The name with the default dataset where it has none.
  static List<String> qualified(StatementContext statement, List<String> names) {
    if (names.size() > 1) {
      return names;
    }
    var qualified = new ArrayList<>(statement.options().defaultDataset());
    qualified.addAll(names);
    return qualified;
  }

  private static Optional<TableDescription> request(
      StatementContext statement, List<String> names, OptionalLong asOf) {
    return statement
        .catalog()
        .findTable(new TableRequest(names, asOf, statement.options().principal()));
  }

  /// What a search of the catalog answers; its errors get the place of the path.
  static <T> Optional<T> placed(PathSyntax path, Supplier<Optional<T>> search) {
    try {
      return search.get();
    } catch (LakebirdException e) {
      throw e.at(path.span().start());
    }
  }

  private static LakebirdException notFound(
      StatementContext statement, PathSyntax path, List<String> names) {
    var dataset = names.subList(0, names.size() - 1);
    var name = String.join(".", names);
    if (!statement.catalog().hasDataset(dataset)) {
      return AnalysisError.at(
          path, ErrorCode.NOT_FOUND, "Dataset not found: " + String.join(".", dataset));
    }
    var near =
        NearNames.nearest(names.getLast(), statement.catalog().tableNames(dataset))
            .map(n -> "; Did you mean " + String.join(".", dataset) + "." + n + "?")
            .orElse("");
    return AnalysisError.at(path, ErrorCode.NOT_FOUND, "Table not found: " + name + near);
  }

  private FromResult scan(TableDescription table, String alias) {
    var statement = query.statement();
    statement.reads(table);
    var columns = new ArrayList<PlanColumn>();
    for (var column : table.columns()) {
      columns.add(statement.column(column.name(), column.type()));
    }
    var plan = new ScanPlan(table, columns, columns, List.of());
    if (table.valueTable()) {
      var value = ScopeColumn.of("", columns.getFirst()).expression();
      return FromResult.of(plan, new RangeVariable(alias, Structs.columnsOf(value), value));
    }
    var visible = columns.stream().map(c -> ScopeColumn.of(c.name(), c)).toList();
    return FromResult.of(plan, new RangeVariable(alias, visible, null));
  }
}
