package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.ClusterByContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateFunctionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateModeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateProcedureContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateSchemaContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateTableContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateTableFunctionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CreateViewContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DefaultCollationContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DeterminismContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FunctionParameterContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FunctionParametersContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IfNotExistsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PartitionByContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TableOriginContext;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateMode;
import dev.lakebird.sql.syntax.CreateProcedureSyntax;
import dev.lakebird.sql.syntax.CreateSchemaSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FunctionParameterSyntax;
import dev.lakebird.sql.syntax.OptionSyntax;
import dev.lakebird.sql.syntax.ParameterMode;
import dev.lakebird.sql.syntax.RoutineBodySyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.TableOriginKind;
import dev.lakebird.sql.syntax.TableOriginSyntax;
import dev.lakebird.sql.syntax.ViewColumnSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The CREATE statements.
final class CreateBuilder {
  private static final String SQL_LANGUAGE = "SQL";

  private final SyntaxBuilders builders;

  CreateBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  StatementSyntax statement(CreateStatementContext context) {
    return switch (context) {
      case CreateSchemaContext c ->
          new CreateSchemaSyntax(
              builders.source.span(c),
              mode(c.createMode(), c.ifNotExists()),
              builders.names.path(c.tablePath()),
              collation(c.defaultCollation()),
              builders.names.options(c.optionsList()));
      case CreateTableContext c -> table(c);
      case CreateViewContext c -> view(c);
      case CreateFunctionContext c -> function(c);
      case CreateTableFunctionContext c -> tableFunction(c);
      case CreateProcedureContext c ->
          new CreateProcedureSyntax(
              builders.source.span(c),
              mode(c.createMode(), c.ifNotExists()),
              builders.names.path(c.tablePath()),
              parameters(c.functionParameters()),
              builders.names.options(c.optionsList()),
              builders.scripts.block(c.block(), null, null));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private CreateTableSyntax table(CreateTableContext context) {
    return new CreateTableSyntax(
        builders.source.span(context),
        mode(context.createMode(), context.ifNotExists()),
        builders.names.path(context.tablePath()),
        builders.columns.columnsOf(context.tableElement()),
        builders.columns.constraintsOf(context.tableElement()),
        origin(context.tableOrigin()),
        collation(context.defaultCollation()),
        partitionBy(context.partitionBy()),
        clusterBy(context.clusterBy()),
        builders.names.options(context.optionsList()),
        builders.queries.optional(context.query()));
  }

  private CreateViewSyntax view(CreateViewContext context) {
    var columns =
        each(
            context.viewColumn(),
            column ->
                new ViewColumnSyntax(
                    builders.source.span(column),
                    builders.names.identifier(column.identifier()),
                    builders.names.options(column.optionsList())));
    return new CreateViewSyntax(
        builders.source.span(context),
        mode(context.createMode(), context.ifNotExists()),
        context.MATERIALIZED() != null,
        builders.names.path(context.tablePath()),
        columns,
        partitionBy(context.partitionBy()),
        clusterBy(context.clusterBy()),
        builders.names.options(context.optionsList()),
        builders.queries.query(context.query()));
  }

  private CreateFunctionSyntax function(CreateFunctionContext context) {
    var options = new ArrayList<OptionSyntax>();
    for (var list : context.optionsList()) {
      options.addAll(builders.names.options(list));
    }
    return new CreateFunctionSyntax(
        builders.source.span(context),
        mode(context.createMode(), context.ifNotExists()),
        context.AGGREGATE() != null,
        builders.names.path(context.tablePath()),
        parameters(context.functionParameters()),
        builders.types.optional(context.type()),
        body(context),
        options);
  }

  private RoutineBodySyntax body(CreateFunctionContext context) {
    var language = builders.names.optional(context.identifier());
    if (context.expression() != null) {
      var expression = builders.expressions.expression(context.expression());
      return new RoutineBodySyntax.Sql(expression.span(), expression);
    }
    if (language == null && context.withConnection() == null) {
      throw SyntaxErrors.at(
          SourceText.position(context.getStop()), "A function must have a body or a language");
    }
    var determinism = context.determinism();
    var code = context.stringLiteral();
    return new RoutineBodySyntax.External(
        builders.source.span(context),
        language == null ? SQL_LANGUAGE : language.name(),
        determinism == null ? null : determinism(determinism),
        code == null ? null : builders.literals.text(code));
  }

  private static String determinism(DeterminismContext context) {
    var word = context.getStop().getText().toUpperCase(Locale.ROOT);
    return context.NOT() == null ? word : "NOT " + word;
  }

  private CreateTableFunctionSyntax tableFunction(CreateTableFunctionContext context) {
    return new CreateTableFunctionSyntax(
        builders.source.span(context),
        mode(context.createMode(), context.ifNotExists()),
        builders.names.path(context.tablePath()),
        parameters(context.functionParameters()),
        builders.columns.columns(context.column()),
        builders.names.options(context.optionsList()),
        builders.queries.query(context.query()));
  }

  private List<FunctionParameterSyntax> parameters(FunctionParametersContext context) {
    return each(context.functionParameter(), this::parameter);
  }

  private FunctionParameterSyntax parameter(FunctionParameterContext context) {
    return new FunctionParameterSyntax(
        builders.source.span(context),
        builders.names.identifier(context.identifier()),
        parameterMode(context),
        builders.types.optional(context.type()),
        builders.columns.columns(context.column()),
        context.anything != null && context.anything.getType() == GoogleSqlLexer.TABLE,
        builders.expressions.optional(context.expression()),
        context.AGGREGATE() != null);
  }

  private static ParameterMode parameterMode(FunctionParameterContext context) {
    if (context.OUT() != null) {
      return ParameterMode.OUT;
    }
    return context.INOUT() != null ? ParameterMode.INOUT : ParameterMode.IN;
  }

  private @Nullable TableOriginSyntax origin(@Nullable TableOriginContext context) {
    if (context == null) {
      return null;
    }
    return new TableOriginSyntax(
        builders.source.span(context),
        originKind(context),
        builders.names.path(context.tablePath()),
        builders.from.systemTime(context.systemTime()));
  }

  private static TableOriginKind originKind(TableOriginContext context) {
    if (context.LIKE() != null) {
      return TableOriginKind.LIKE;
    }
    return context.COPY() != null ? TableOriginKind.COPY : TableOriginKind.CLONE;
  }

  @Nullable ExpressionSyntax collation(@Nullable DefaultCollationContext context) {
    return context == null ? null : builders.expressions.operand(context.operand());
  }

  List<ExpressionSyntax> partitionBy(@Nullable PartitionByContext context) {
    return context == null ? List.of() : builders.expressions.expressions(context.expression());
  }

  List<ExpressionSyntax> clusterBy(@Nullable ClusterByContext context) {
    return context == null ? List.of() : builders.expressions.expressions(context.expression());
  }

  private static CreateMode mode(
      CreateModeContext context, @Nullable IfNotExistsContext ifNotExists) {
    boolean temporary = context.TEMP() != null || context.TEMPORARY() != null;
    return new CreateMode(context.REPLACE() != null, temporary, ifNotExists != null);
  }
}
