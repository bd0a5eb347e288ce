package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.syntax.AlterSyntax;
import dev.lakebird.sql.syntax.AssertSyntax;
import dev.lakebird.sql.syntax.BlockSyntax;
import dev.lakebird.sql.syntax.CallStatementSyntax;
import dev.lakebird.sql.syntax.CaseStatementSyntax;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateProcedureSyntax;
import dev.lakebird.sql.syntax.CreateSchemaSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.sql.syntax.DeclareSyntax;
import dev.lakebird.sql.syntax.DeleteSyntax;
import dev.lakebird.sql.syntax.DropSyntax;
import dev.lakebird.sql.syntax.ExecuteImmediateSyntax;
import dev.lakebird.sql.syntax.ExplainSyntax;
import dev.lakebird.sql.syntax.ExportDataSyntax;
import dev.lakebird.sql.syntax.ForSyntax;
import dev.lakebird.sql.syntax.IfStatementSyntax;
import dev.lakebird.sql.syntax.InsertSyntax;
import dev.lakebird.sql.syntax.InsertValuesSyntax;
import dev.lakebird.sql.syntax.JumpSyntax;
import dev.lakebird.sql.syntax.LoadDataSyntax;
import dev.lakebird.sql.syntax.LoopSyntax;
import dev.lakebird.sql.syntax.MergeSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.RaiseSyntax;
import dev.lakebird.sql.syntax.RepeatSyntax;
import dev.lakebird.sql.syntax.SetSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.sql.syntax.TransactionSyntax;
import dev.lakebird.sql.syntax.TruncateSyntax;
import dev.lakebird.sql.syntax.UpdateSyntax;
import dev.lakebird.sql.syntax.WhileSyntax;

/// Analyses one statement.
public final class StatementAnalyzer {
  private StatementAnalyzer() {}

  /// @throws LakebirdException a user's error with its place; UNIMPLEMENTED for statements that are
  ///     documented and not here yet
  public static AnalyzedStatement analyze(
      StatementSyntax statement, CatalogView catalog, AnalysisOptions options) {
    return analyze(statement, new StatementContext(catalog, options));
  }

  /// Whether the statement takes several rows of parameters at once.
  public static boolean takesRows(StatementSyntax statement) {
    return statement instanceof InsertSyntax insert
        && insert.source() instanceof InsertValuesSyntax;
  }

  private static AnalyzedStatement analyze(StatementSyntax syntax, StatementContext statement) {
    return switch (syntax) {
      case QueryStatementSyntax s -> new QueryStatementAnalyzer(statement).analyze(s.query());
      case ExplainSyntax s ->
          new AnalyzedStatement.Explain(s.analyze(), analyze(s.statement(), statement));
      case InsertSyntax s -> new InsertAnalyzer(statement).analyze(s);
      case CreateSchemaSyntax s -> new SchemaAnalyzer(statement).create(s);
      case CreateTableSyntax s -> new CreateTableAnalyzer(statement).analyze(s);
      case DropSyntax s -> new SchemaAnalyzer(statement).drop(s);
      case UpdateSyntax s -> new ChangeAnalyzer(statement).analyze(s);
      case DeleteSyntax s -> new ChangeAnalyzer(statement).analyze(s);
      case MergeSyntax s -> new MergeAnalyzer(statement, s).analyze();
      case TruncateSyntax s -> new ChangeAnalyzer(statement).analyze(s);
      case CreateViewSyntax s -> new RoutineAnalyzer(statement).create(s);
      case CreateFunctionSyntax s -> new RoutineAnalyzer(statement).create(s);
      case CreateTableFunctionSyntax s -> new RoutineAnalyzer(statement).create(s);
      case CreateProcedureSyntax s -> throw unimplemented(s, "CREATE PROCEDURE");
      case AlterSyntax s -> throw unimplemented(s, "ALTER " + s.kind());
      case LoadDataSyntax s -> new LoadDataAnalyzer(statement).analyze(s);
      case ExportDataSyntax s -> new ExportAnalyzer(statement).analyze(s);
      case TransactionSyntax s -> throw unimplemented(s, s.action() + " TRANSACTION");
      case AssertSyntax s -> throw unimplemented(s, "ASSERT");
      case DeclareSyntax s -> throw unimplemented(s, "DECLARE");
      case SetSyntax s -> throw unimplemented(s, "SET");
      case CallStatementSyntax s -> throw unimplemented(s, "CALL");
      case ExecuteImmediateSyntax s -> throw unimplemented(s, "EXECUTE IMMEDIATE");
      case BlockSyntax s -> throw unimplemented(s, "BEGIN … END");
      case IfStatementSyntax s -> throw unimplemented(s, "IF");
      case CaseStatementSyntax s -> throw unimplemented(s, "CASE as a statement");
      case LoopSyntax s -> throw unimplemented(s, "LOOP");
      case WhileSyntax s -> throw unimplemented(s, "WHILE");
      case RepeatSyntax s -> throw unimplemented(s, "REPEAT");
      case ForSyntax s -> throw unimplemented(s, "FOR");
      case JumpSyntax s -> throw unimplemented(s, s.kind().toString());
      case RaiseSyntax s -> throw unimplemented(s, "RAISE");
    };
  }

  private static LakebirdException unimplemented(Syntax syntax, String statement) {
    return AnalysisError.unimplemented(syntax, "The statement " + statement);
  }
}
