package dev.lakebird.sql.analyze;

import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.StoredParameters;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.sql.syntax.ExportDataSyntax;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// EXPORT DATA. Its rows go to files whose columns are those of the query; a column that comes
/// unchanged from a table keeps what the table says of its type, such as `NUMERIC(15, 2)`.
final class ExportAnalyzer {
  /// What plans call the target.
  private static final String TARGET = "files";

  private final StatementContext statement;

  ExportAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(ExportDataSyntax syntax) {
    var connection = syntax.connection();
    if (connection != null) {
      throw AnalysisError.unimplemented(connection, "WITH CONNECTION");
    }
    var options = new OptionAnalyzer(statement).analyze(syntax.options());
    var result =
        new QueryAnalyzer(statement, CommonTables.NONE, null)
            .analyze(syntax.query())
            .expanded(statement);
    var columns = columns(result);
    checkNames(syntax, columns);
    var target = TableDescription.of(List.of(TARGET), Map.of(), columns);
    return new AnalyzedStatement.ExportData(
        new WritePlan(WritePlan.Kind.EXPORT, target, result.plan(), result.planColumns()),
        options,
        syntax.span().start(),
        statement.tablesRead());
  }

  private static List<Column> columns(QueryResult result) {
    var named = QueryStatementAnalyzer.columns(result);
    var columns = new ArrayList<Column>();
    for (int i = 0; i < named.size(); i++) {
      var column = named.get(i);
      var parameters = StoredParameters.of(result.columns().get(i).column(), result.plan());
      columns.add(new Column(column.name(), column.type(), parameters, true));
    }
    return columns;
  }

  private static void checkNames(ExportDataSyntax syntax, List<Column> columns) {
    var names = new HashSet<String>();
    for (var column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.invalid(
            syntax.query(),
            "Duplicate column names in the result are not supported when exporting. Found"
                + " duplicate: "
                + column.name());
      }
    }
  }
}
