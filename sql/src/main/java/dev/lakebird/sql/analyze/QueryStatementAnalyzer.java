package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.List;

/// A query as a statement: its columns get the names clients see.
final class QueryStatementAnalyzer {
  private final StatementContext statement;

  QueryStatementAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(QuerySyntax query) {
    var result =
        new QueryAnalyzer(statement, CommonTables.NONE, null).analyze(query).expanded(statement);
    return new AnalyzedStatement.Query(
        result.plan(), columns(result), result.valueTable(), statement.tablesRead());
  }

  /// Columns without a name are called `f0_`, `f1_`, … in their order.
  static List<Column> columns(QueryResult result) {
    var columns = new ArrayList<Column>();
    int anonymous = 0;
    for (var output : result.columns()) {
      var name = output.name();
      if (name.isEmpty()) {
        name = "f" + anonymous + "_";
        anonymous++;
      }
      columns.add(Column.of(name, output.column().type().plain()));
    }
    return columns;
  }
}
