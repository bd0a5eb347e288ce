package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.PipeAggregateContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeAggregationContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeAsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeCallContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeDistinctContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeDropContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeExtendContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeGroupItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeJoinContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeLimitContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeOperatorContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeOrderByContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeRenameContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeSelectContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeSetContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeSetOperationContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeWhereContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeWithContext;
import dev.lakebird.sql.syntax.NullOrder;
import dev.lakebird.sql.syntax.PipeOperatorSyntax;
import dev.lakebird.sql.syntax.PipedInputSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.StarReplaceSyntax;
import dev.lakebird.sql.syntax.TableCallSyntax;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The operators of pipe syntax.
final class PipeBuilder {
  private final SyntaxBuilders builders;

  PipeBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  PipeOperatorSyntax operator(PipeOperatorContext context) {
    var span = builders.source.span(context);
    var names = builders.names;
    return switch (context) {
      case PipeSelectContext c ->
          new PipeOperatorSyntax.Select(span, builders.selects.piped(span, c));
      case PipeExtendContext c ->
          new PipeOperatorSyntax.Extend(
              span, builders.selects.extension(span, c.selectItem(), c.windowClause()));
      case PipeSetContext c -> set(span, c);
      case PipeDropContext c ->
          new PipeOperatorSyntax.Drop(span, each(c.identifier(), names::identifier));
      case PipeRenameContext c ->
          new PipeOperatorSyntax.Rename(
              span,
              each(
                  c.pipeRenaming(),
                  item ->
                      new PipeOperatorSyntax.Renaming(
                          names.identifier(item.from), names.identifier(item.to))));
      case PipeAsContext c -> new PipeOperatorSyntax.As(span, names.identifier(c.identifier()));
      case PipeWhereContext c ->
          new PipeOperatorSyntax.Where(
              span, builders.expressions.expression(c.whereClause().expression()));
      case PipeAggregationContext c -> aggregate(span, c);
      case PipeDistinctContext c -> new PipeOperatorSyntax.Distinct(span);
      case PipeJoinContext c ->
          new PipeOperatorSyntax.From(
              span, builders.from.piped(new PipedInputSyntax(span), c.joinStep()));
      case PipeCallContext c -> call(span, c);
      case PipeOrderByContext c ->
          new PipeOperatorSyntax.OrderBy(span, builders.queries.orderBy(c.orderByClause()));
      case PipeLimitContext c ->
          new PipeOperatorSyntax.Limit(span, builders.queries.limit(c.limitClause()));
      case PipeSetOperationContext c ->
          new PipeOperatorSyntax.SetOperation(
              span,
              builders.queries.setOperation(
                  span, c.setOperator(), each(c.query(), builders.queries::query)));
      case PipeWithContext c ->
          new PipeOperatorSyntax.With(span, builders.queries.with(c.withClause()));
      case PipeSuffixContext c ->
          new PipeOperatorSyntax.From(
              span, builders.from.suffix(new PipedInputSyntax(span), span, c.fromSuffix()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private PipeOperatorSyntax set(SourceSpan span, PipeSetContext context) {
    return new PipeOperatorSyntax.Set(
        span,
        each(
            context.pipeAssignment(),
            item ->
                new StarReplaceSyntax(
                    builders.source.span(item),
                    builders.expressions.expression(item.expression()),
                    builders.names.identifier(item.identifier()))));
  }

  private PipeOperatorSyntax call(SourceSpan span, PipeCallContext context) {
    var function = builders.names.path(context.tablePath());
    var callSpan = builders.source.span(function, context.RPAREN().getSymbol());
    return new PipeOperatorSyntax.Call(
        span,
        new TableCallSyntax(
            span,
            builders.calls.call(callSpan, function, context.callArguments(), null),
            builders.names.alias(context.alias())));
  }

  private PipeOperatorSyntax aggregate(SourceSpan span, PipeAggregationContext context) {
    var group = context.pipeGroupBy();
    return new PipeOperatorSyntax.Aggregate(
        span,
        each(context.pipeAggregate(), this::item),
        group == null ? null : each(group.pipeGroupItem(), this::groupItem),
        group != null && group.ORDER() != null);
  }

  private PipeOperatorSyntax.Item item(PipeAggregateContext context) {
    return new PipeOperatorSyntax.Item(
        builders.expressions.expression(context.expression()),
        builders.names.alias(context.alias()),
        suffix(context.ASC(), context.DESC(), context.NULLS(), context.FIRST()));
  }

  private PipeOperatorSyntax.GroupItem groupItem(PipeGroupItemContext context) {
    return new PipeOperatorSyntax.GroupItem(
        builders.selects.groupingItem(context.groupingItem()),
        builders.names.alias(context.alias()),
        suffix(context.ASC(), context.DESC(), context.NULLS(), context.FIRST()));
  }

  private static PipeOperatorSyntax.@Nullable Suffix suffix(
      @Nullable TerminalNode ascending,
      @Nullable TerminalNode descending,
      @Nullable TerminalNode nulls,
      @Nullable TerminalNode first) {
    if (ascending == null && descending == null) {
      return null;
    }
    NullOrder order = null;
    if (nulls != null) {
      order = first != null ? NullOrder.FIRST : NullOrder.LAST;
    }
    return new PipeOperatorSyntax.Suffix(descending != null, order);
  }

  /// The operators behind a query, in order.
  List<PipeOperatorSyntax> operators(List<PipeOperatorContext> contexts) {
    return each(contexts, this::operator);
  }
}
