package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.BlockContext;
import dev.lakebird.sql.parse.GoogleSqlParser.BlockStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CaseStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ConditionalStatementsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DeclareStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExecuteImmediateStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ForStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IdentifierContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IfStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LoopStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RepeatStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetStatementContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetTargetContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StatementListContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WhileStatementContext;
import dev.lakebird.sql.syntax.BlockSyntax;
import dev.lakebird.sql.syntax.CaseStatementSyntax;
import dev.lakebird.sql.syntax.ConditionalStatementsSyntax;
import dev.lakebird.sql.syntax.DeclareSyntax;
import dev.lakebird.sql.syntax.ExceptionHandlerSyntax;
import dev.lakebird.sql.syntax.ExecuteArgumentSyntax;
import dev.lakebird.sql.syntax.ExecuteImmediateSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ForSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.IfStatementSyntax;
import dev.lakebird.sql.syntax.LoopSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.RepeatSyntax;
import dev.lakebird.sql.syntax.SetSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.WhileSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements of the procedural language: variables, blocks, branches and loops.
final class ScriptBuilder {
  private final SyntaxBuilders builders;

  ScriptBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  List<StatementSyntax> list(@Nullable StatementListContext context) {
    return context == null ? List.of() : each(context.statement(), builders.statements::statement);
  }

  DeclareSyntax declare(DeclareStatementContext context) {
    return new DeclareSyntax(
        builders.source.span(context),
        builders.names.identifiers(context.identifier()),
        builders.types.optional(context.type()),
        builders.expressions.optional(context.expression()));
  }

  SetSyntax set(SetStatementContext context) {
    return new SetSyntax(
        builders.source.span(context),
        each(context.setTarget(), this::setTarget),
        builders.expressions.expression(context.expression()));
  }

  private ExpressionSyntax setTarget(SetTargetContext context) {
    if (context.parameter() != null) {
      return builders.primaries.parameter(context.parameter());
    }
    if (context.systemVariable() != null) {
      return builders.primaries.systemVariable(context.systemVariable());
    }
    var name = builders.names.identifier(context.identifier());
    return new PathSyntax(name.span(), List.of(name));
  }

  ExecuteImmediateSyntax executeImmediate(ExecuteImmediateStatementContext context) {
    var using =
        each(
            context.executeArgument(),
            argument ->
                new ExecuteArgumentSyntax(
                    builders.source.span(argument),
                    builders.expressions.expression(argument.expression()),
                    builders.names.optional(argument.identifier())));
    return new ExecuteImmediateSyntax(
        builders.source.span(context),
        builders.expressions.expression(context.expression()),
        builders.names.identifiers(context.identifier()),
        using);
  }

  BlockSyntax block(BlockStatementContext context) {
    return block(
        context.block(), label(context.identifier(), context.COLON() != null), context.endLabel);
  }

  BlockSyntax block(
      BlockContext context,
      @Nullable IdentifierSyntax label,
      @Nullable IdentifierContext endLabel) {
    checkEndLabel(label, endLabel);
    var handler =
        context.handler == null
            ? null
            : new ExceptionHandlerSyntax(
                builders.source.span(context.EXCEPTION().getSymbol(), context.handler.getStop()),
                list(context.handler));
    return new BlockSyntax(
        builders.source.span(context), label, list(context.statementList(0)), handler);
  }

  IfStatementSyntax ifStatement(IfStatementContext context) {
    return new IfStatementSyntax(
        builders.source.span(context),
        branches(context.conditionalStatements()),
        list(context.statementList()));
  }

  CaseStatementSyntax caseStatement(CaseStatementContext context) {
    var operand =
        context.operand() == null ? null : builders.expressions.operand(context.operand());
    return new CaseStatementSyntax(
        builders.source.span(context),
        operand,
        branches(context.conditionalStatements()),
        list(context.statementList()));
  }

  private List<ConditionalStatementsSyntax> branches(List<ConditionalStatementsContext> contexts) {
    var branches = new ArrayList<ConditionalStatementsSyntax>();
    for (var context : contexts) {
      branches.add(
          new ConditionalStatementsSyntax(
              builders.source.span(context),
              builders.expressions.expression(context.expression()),
              list(context.statementList())));
    }
    return branches;
  }

  LoopSyntax loop(LoopStatementContext context) {
    return new LoopSyntax(
        builders.source.span(context),
        label(context.identifier(), context.COLON() != null, context.endLabel),
        list(context.statementList()));
  }

  WhileSyntax whileLoop(WhileStatementContext context) {
    return new WhileSyntax(
        builders.source.span(context),
        label(context.identifier(), context.COLON() != null, context.endLabel),
        builders.expressions.expression(context.expression()),
        list(context.statementList()));
  }

  RepeatSyntax repeat(RepeatStatementContext context) {
    return new RepeatSyntax(
        builders.source.span(context),
        label(context.identifier(), context.COLON() != null, context.endLabel),
        list(context.statementList()),
        builders.expressions.expression(context.expression()));
  }

  ForSyntax forLoop(ForStatementContext context) {
    boolean labelled = context.COLON() != null;
    return new ForSyntax(
        builders.source.span(context),
        label(context.identifier(), labelled, context.endLabel),
        builders.names.identifier(context.identifier(labelled ? 1 : 0)),
        builders.queries.query(context.query()),
        list(context.statementList()));
  }

  private @Nullable IdentifierSyntax label(List<IdentifierContext> identifiers, boolean labelled) {
    return labelled ? builders.names.identifier(identifiers.getFirst()) : null;
  }

  private @Nullable IdentifierSyntax label(
      List<IdentifierContext> identifiers, boolean labelled, @Nullable IdentifierContext endLabel) {
    var label = label(identifiers, labelled);
    checkEndLabel(label, endLabel);
    return label;
  }

  private void checkEndLabel(
      @Nullable IdentifierSyntax label, @Nullable IdentifierContext endLabel) {
    if (endLabel == null) {
      return;
    }
    var end = builders.names.identifier(endLabel);
    if (label == null || !label.name().equalsIgnoreCase(end.name())) {
      throw SyntaxErrors.unexpected(endLabel.getStart());
    }
  }
}
