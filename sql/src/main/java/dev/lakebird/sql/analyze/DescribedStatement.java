package dev.lakebird.sql.analyze;

import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.syntax.StatementSyntax;
import java.util.List;
import java.util.Optional;

/// A statement that is analysed to know what it takes and gives, and not to be run.
///
/// @param parameters those without a value, positional ones before named ones
public record DescribedStatement(AnalyzedStatement statement, List<DescribedParameter> parameters) {
  public DescribedStatement {
    parameters = List.copyOf(parameters);
  }

  /// Analyses the statement with parameters that need no values.
  public static DescribedStatement of(
      StatementSyntax syntax, CatalogView catalog, AnalysisOptions options) {
    var undeclared = new UndeclaredParameters();
    AnalyzedStatement statement =
        StatementAnalyzer.analyze(syntax, catalog, options.describing(undeclared));
    return new DescribedStatement(
        statement, plan(statement).map(undeclared::describe).orElse(List.of()));
  }

  private static Optional<LogicalPlan> plan(AnalyzedStatement statement) {
    return switch (statement) {
      case AnalyzedStatement.Query s -> Optional.of(s.plan());
      case AnalyzedStatement.Insert s -> Optional.of(s.plan());
      case AnalyzedStatement.CreateTableAs s -> Optional.of(s.plan());
      case AnalyzedStatement.Explain s -> plan(s.statement());
      case AnalyzedStatement.CreateTable s -> Optional.empty();
      case AnalyzedStatement.CreateSchema s -> Optional.empty();
      case AnalyzedStatement.DropTable s -> Optional.empty();
      case AnalyzedStatement.DropSchema s -> Optional.empty();
      case AnalyzedStatement.LoadData s -> Optional.empty();
      case AnalyzedStatement.ExportData s -> Optional.of(s.plan());
      case AnalyzedStatement.Change s -> Optional.of(s.plan());
      case AnalyzedStatement.CreateObject s -> Optional.empty();
      case AnalyzedStatement.DropObject s -> Optional.empty();
    };
  }
}
