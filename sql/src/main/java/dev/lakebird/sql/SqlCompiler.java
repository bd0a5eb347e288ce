package dev.lakebird.sql;

import dev.lakebird.sql.analyze.AnalysisOptions;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.analyze.DescribedStatement;
import dev.lakebird.sql.analyze.StatementAnalyzer;
import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.collate.PlanLowering;
import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.optimize.Optimizer;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.substrait.PlanEmitter;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.types.Column;
import java.util.List;

/// The stages of a statement. Each is a pure function; nothing is kept between calls.
public final class SqlCompiler {
  private SqlCompiler() {}

  /// The statements of a text, in order.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException SYNTAX_ERROR with its place
  public static List<StatementSyntax> parse(String text) {
    return SqlParser.parse(text);
  }

  /// Resolves names and types.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException a user's error with its place
  public static AnalyzedStatement analyze(
      StatementSyntax statement, CatalogView catalog, AnalysisOptions options) {
    return StatementAnalyzer.analyze(statement, catalog, options);
  }

  /// Resolves names and types of a statement whose parameters have no values yet.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException a user's error with its place
  public static DescribedStatement describe(
      StatementSyntax statement, CatalogView catalog, AnalysisOptions options) {
    return DescribedStatement.of(statement, catalog, options);
  }

  /// The optimised Substrait plan of a query.
  public static CompiledQuery compile(AnalyzedStatement.Query query) {
    return compile(query.plan(), query.columns(), query.tables());
  }

  /// The optimised Substrait plan of an INSERT.
  public static CompiledQuery compile(AnalyzedStatement.Insert insert) {
    return compile(insert.plan(), List.of(), insert.tables());
  }

  /// The optimised Substrait plan of an UPDATE, DELETE, MERGE or TRUNCATE TABLE.
  public static CompiledQuery compile(AnalyzedStatement.Change change) {
    return compile(change.plan(), List.of(), change.tables());
  }

  /// The optimised Substrait plan of a CREATE TABLE … AS.
  public static CompiledQuery compile(AnalyzedStatement.CreateTableAs create) {
    return compile(create.plan(), List.of(), create.tables());
  }

  /// The optimised Substrait plan of an EXPORT DATA.
  public static CompiledQuery compile(AnalyzedStatement.ExportData export) {
    return compile(export.plan(), List.of(), export.tables());
  }

  private static CompiledQuery compile(
      LogicalPlan plan, List<Column> columns, List<TableDescription> tables) {
    var optimized = Optimizer.optimize(PlanLowering.of(plan));
    var names = columns.stream().map(Column::name).toList();
    return new CompiledQuery(
        PlanEmitter.emit(optimized, names), columns, tables, PlanText.lines(optimized));
  }
}
