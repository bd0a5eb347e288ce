package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.LoadDataSyntax;
import dev.lakebird.types.Column;
import java.util.ArrayList;

/// LOAD DATA. Source: BigQuery, "Load statements in GoogleSQL".
final class LoadDataAnalyzer {
  private final StatementContext statement;

  LoadDataAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(LoadDataSyntax syntax) {
    refuseUnknown(syntax);
    var columns = new ArrayList<Column>();
    syntax.columns().forEach(column -> columns.add(CreateTableAnalyzer.column(column)));
    CreateTableAnalyzer.checkNames(syntax, syntax.columns(), columns, "LOAD DATA");
    var name =
        syntax.temporary()
            ? syntax.target().objectNames()
            : TableNames.existing(statement, syntax.target());
    return new AnalyzedStatement.LoadData(
        name,
        syntax.overwrite(),
        syntax.temporary(),
        columns,
        new OptionAnalyzer(statement).analyze(syntax.source()),
        syntax.span().start());
  }

  private static void refuseUnknown(LoadDataSyntax syntax) {
    if (!syntax.partitionBy().isEmpty()) {
      throw AnalysisError.unimplemented(
          syntax.partitionBy().getFirst(), "PARTITION BY of LOAD DATA");
    }
    if (!syntax.clusterBy().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.clusterBy().getFirst(), "CLUSTER BY of LOAD DATA");
    }
    if (!syntax.options().isEmpty()) {
      throw AnalysisError.unimplemented(
          syntax.options().getFirst(),
          "The table option " + syntax.options().getFirst().name().name() + " of LOAD DATA");
    }
    if (syntax.partitionColumns() != null) {
      throw AnalysisError.unimplemented(syntax, "WITH PARTITION COLUMNS of LOAD DATA");
    }
    var connection = syntax.connection();
    if (connection != null) {
      throw AnalysisError.unimplemented(connection, "WITH CONNECTION of LOAD DATA");
    }
  }
}
