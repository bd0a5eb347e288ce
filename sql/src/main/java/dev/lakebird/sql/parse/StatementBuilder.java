package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.AlterStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.AssertStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.BeginTransactionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.BlockStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.BreakStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CallStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CaseStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CommitTransactionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ContinueStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DeclareStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DeleteAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DropStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExecuteImmediateStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExplainStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExportDataStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ForStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IfStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InsertAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LoadDataStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LoopStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MergeAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.QueryStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RaiseStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RepeatStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ReturnStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RollbackTransactionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ScriptContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TruncateStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UpdateAlternativeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WhileStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WithConnectionContext;
import dev.lakebird.sql.syntax.AssertSyntax;
import dev.lakebird.sql.syntax.CallStatementSyntax;
import dev.lakebird.sql.syntax.ColumnSyntax;
import dev.lakebird.sql.syntax.ExplainSyntax;
import dev.lakebird.sql.syntax.ExportDataSyntax;
import dev.lakebird.sql.syntax.JumpKind;
import dev.lakebird.sql.syntax.JumpSyntax;
import dev.lakebird.sql.syntax.LoadDataSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.RaiseSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.TransactionAction;
import dev.lakebird.sql.syntax.TransactionSyntax;
import dev.lakebird.sql.syntax.TruncateSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements: sends each kind to its builder.
final class StatementBuilder {
  private final SyntaxBuilders builders;

  StatementBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  List<StatementSyntax> script(ScriptContext context) {
    return each(context.statement(), this::statement);
  }

  StatementSyntax statement(StatementContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case QueryStatementContext c ->
          new QueryStatementSyntax(span, builders.queries.query(c.query()));
      case ExplainStatementContext c ->
          new ExplainSyntax(span, c.ANALYZE() != null, statement(c.explained));
      case InsertAlternativeContext c -> builders.dml.insert(c.insertStatement());
      case UpdateAlternativeContext c -> builders.dml.update(c.updateStatement());
      case DeleteAlternativeContext c -> builders.dml.delete(c.deleteStatement());
      case MergeAlternativeContext c -> builders.dml.merge(c.mergeStatement());
      case TruncateStatementContext c ->
          new TruncateSyntax(span, builders.names.path(c.tablePath()));
      case CreateAlternativeContext c -> builders.create.statement(c.createStatement());
      case DropStatementContext c -> builders.alter.drop(c);
      case AlterStatementContext c -> builders.alter.alter(c);
      case LoadDataStatementContext c -> loadData(c);
      case ExportDataStatementContext c ->
          new ExportDataSyntax(
              span,
              connection(c.withConnection()),
              builders.names.options(c.optionsList()),
              builders.queries.query(c.query()));
      case AssertStatementContext c ->
          new AssertSyntax(
              span,
              builders.expressions.expression(c.expression()),
              c.stringLiteral() == null ? null : builders.literals.text(c.stringLiteral()));
      case BeginTransactionContext c -> new TransactionSyntax(span, TransactionAction.BEGIN);
      case CommitTransactionContext c -> new TransactionSyntax(span, TransactionAction.COMMIT);
      case RollbackTransactionContext c -> new TransactionSyntax(span, TransactionAction.ROLLBACK);
      default -> procedural(context);
    };
  }

  private StatementSyntax procedural(StatementContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case DeclareStatementContext c -> builders.scripts.declare(c);
      case SetStatementContext c -> builders.scripts.set(c);
      case CallStatementContext c ->
          new CallStatementSyntax(
              span,
              builders.names.path(c.tablePath()),
              builders.expressions.expressions(c.expression()));
      case ExecuteImmediateStatementContext c -> builders.scripts.executeImmediate(c);
      case BlockStatementContext c -> builders.scripts.block(c);
      case IfStatementContext c -> builders.scripts.ifStatement(c);
      case CaseStatementContext c -> builders.scripts.caseStatement(c);
      case LoopStatementContext c -> builders.scripts.loop(c);
      case WhileStatementContext c -> builders.scripts.whileLoop(c);
      case RepeatStatementContext c -> builders.scripts.repeat(c);
      case ForStatementContext c -> builders.scripts.forLoop(c);
      case BreakStatementContext c ->
          new JumpSyntax(span, JumpKind.BREAK, builders.names.optional(c.identifier()));
      case ContinueStatementContext c ->
          new JumpSyntax(span, JumpKind.CONTINUE, builders.names.optional(c.identifier()));
      case ReturnStatementContext c -> new JumpSyntax(span, JumpKind.RETURN, null);
      case RaiseStatementContext c ->
          new RaiseSyntax(span, builders.expressions.optional(c.expression()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private LoadDataSyntax loadData(LoadDataStatementContext context) {
    return new LoadDataSyntax(
        builders.source.span(context),
        context.OVERWRITE() != null,
        context.TEMP() != null || context.TEMPORARY() != null,
        builders.names.path(context.tablePath()),
        builders.columns.columnsOf(context.tableElement()),
        builders.create.partitionBy(context.partitionBy()),
        builders.create.clusterBy(context.clusterBy()),
        builders.names.options(context.optionsList()),
        builders.names.options(context.optionEntries()),
        partitionColumns(context),
        connection(context.withConnection()));
  }

  private @Nullable List<ColumnSyntax> partitionColumns(LoadDataStatementContext context) {
    return context.COLUMNS() == null ? null : builders.columns.columns(context.column());
  }

  private @Nullable PathSyntax connection(@Nullable WithConnectionContext context) {
    return context == null ? null : builders.names.path(context.tablePath());
  }
}
