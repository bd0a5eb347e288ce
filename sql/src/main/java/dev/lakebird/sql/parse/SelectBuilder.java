package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.CubeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.EmptyGroupingContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExpressionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GroupByClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GroupingExpressionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GroupingItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GroupingSetListContext;
import dev.lakebird.sql.parse.GoogleSqlParser.GroupingSetsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PipeSelectContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RollupContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectAsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectExpressionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectStarContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StarModifiersContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WhereClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WindowClauseContext;
import dev.lakebird.sql.syntax.CubeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.GroupBySyntax;
import dev.lakebird.sql.syntax.GroupingExpressionSyntax;
import dev.lakebird.sql.syntax.GroupingItemSyntax;
import dev.lakebird.sql.syntax.GroupingSetSyntax;
import dev.lakebird.sql.syntax.GroupingSetsSyntax;
import dev.lakebird.sql.syntax.NamedWindowSyntax;
import dev.lakebird.sql.syntax.RollupSyntax;
import dev.lakebird.sql.syntax.SelectAsSyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectItemSyntax;
import dev.lakebird.sql.syntax.SelectStarSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.StarReplaceSyntax;
import dev.lakebird.sql.syntax.TupleSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SELECT and its clauses, but for FROM.
final class SelectBuilder {
  private final SyntaxBuilders builders;

  SelectBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  SelectSyntax select(SelectContext context) {
    var having = context.havingClause();
    var qualify = context.qualifyClause();
    return new SelectSyntax(
        builders.source.span(context),
        context.DISTINCT() != null,
        selectAs(context.selectAs()),
        each(context.selectItem(), this::item),
        builders.from.clause(context.fromClause()),
        where(context.whereClause()),
        groupBy(context.groupByClause()),
        having == null ? null : builders.expressions.expression(having.expression()),
        qualify == null ? null : builders.expressions.expression(qualify.expression()),
        windows(context.windowClause()));
  }

  /// SELECT behind a pipe.
  SelectSyntax piped(SourceSpan span, PipeSelectContext context) {
    return new SelectSyntax(
        span,
        context.DISTINCT() != null,
        selectAs(context.selectAs()),
        each(context.selectItem(), this::item),
        null,
        null,
        null,
        null,
        null,
        windows(context.windowClause()));
  }

  /// A SELECT of nothing but these items.
  SelectSyntax extension(
      SourceSpan span, List<SelectItemContext> items, @Nullable WindowClauseContext windows) {
    return new SelectSyntax(
        span, false, null, each(items, this::item), null, null, null, null, null, windows(windows));
  }

  private @Nullable SelectAsSyntax selectAs(@Nullable SelectAsContext context) {
    if (context == null) {
      return null;
    }
    var span = builders.source.span(context);
    if (context.STRUCT() != null) {
      return new SelectAsSyntax.Struct(span);
    }
    return context.VALUE() != null
        ? new SelectAsSyntax.Value(span)
        : new SelectAsSyntax.Type(span, builders.names.path(context.columnPath()));
  }

  private SelectItemSyntax item(SelectItemContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case SelectStarContext c -> star(span, null, c.starModifiers());
      case SelectExpressionContext c -> {
        var expression = builders.expressions.expression(c.expression());
        yield c.starModifiers() == null
            ? new SelectExpressionSyntax(span, expression, builders.names.alias(c.alias()))
            : star(span, expression, c.starModifiers());
      }
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private SelectStarSyntax star(
      SourceSpan span, @Nullable ExpressionSyntax base, StarModifiersContext modifiers) {
    var replace =
        each(
            modifiers.starReplace(),
            item ->
                new StarReplaceSyntax(
                    builders.source.span(item),
                    builders.expressions.expression(item.expression()),
                    builders.names.identifier(item.identifier())));
    return new SelectStarSyntax(
        span, base, builders.names.list(modifiers.identifierList()), replace);
  }

  @Nullable ExpressionSyntax where(@Nullable WhereClauseContext context) {
    return context == null ? null : builders.expressions.expression(context.expression());
  }

  private List<NamedWindowSyntax> windows(@Nullable WindowClauseContext context) {
    if (context == null) {
      return List.of();
    }
    return each(
        context.namedWindow(),
        window ->
            new NamedWindowSyntax(
                builders.source.span(window),
                builders.names.identifier(window.identifier()),
                builders.calls.window(window.windowSpecification())));
  }

  private @Nullable GroupBySyntax groupBy(@Nullable GroupByClauseContext context) {
    if (context == null) {
      return null;
    }
    return new GroupBySyntax(
        builders.source.span(context),
        context.ALL() != null,
        each(context.groupingItem(), this::groupingItem));
  }

  GroupingItemSyntax groupingItem(GroupingItemContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case EmptyGroupingContext c -> new GroupingSetSyntax(span, List.of());
      case RollupContext c -> new RollupSyntax(span, sets(c.groupingSetList()));
      case CubeContext c -> new CubeSyntax(span, sets(c.groupingSetList()));
      case GroupingSetsContext c ->
          new GroupingSetsSyntax(span, each(c.groupingItem(), this::memberOfSets));
      case GroupingExpressionContext c ->
          new GroupingExpressionSyntax(span, builders.expressions.expression(c.expression()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private GroupingItemSyntax memberOfSets(GroupingItemContext context) {
    return context instanceof GroupingExpressionContext c
        ? set(c.expression())
        : groupingItem(context);
  }

  private List<GroupingSetSyntax> sets(GroupingSetListContext context) {
    return each(context.expression(), this::set);
  }

  /// Inside grouping sets a tuple is a set of columns, not a struct.
  private GroupingSetSyntax set(ExpressionContext context) {
    var span = builders.source.span(context);
    var expression = builders.expressions.expression(context);
    return expression instanceof TupleSyntax tuple
        ? new GroupingSetSyntax(span, tuple.fields())
        : new GroupingSetSyntax(span, List.of(expression));
  }
}
