package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.parse.GoogleSqlParser.FromBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FromClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FromItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FromPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FromSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.JoinBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.JoinStepContext;
import dev.lakebird.sql.parse.GoogleSqlParser.MatchSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PivotSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SampleSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SubqueryBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SystemTimeContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TableBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TableCallBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UnnestBaseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UnpivotColumnsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UnpivotInputContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UnpivotSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WithOffsetContext;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.OffsetSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.PipedInputSyntax;
import dev.lakebird.sql.syntax.PivotAggregateSyntax;
import dev.lakebird.sql.syntax.PivotSyntax;
import dev.lakebird.sql.syntax.PivotValueSyntax;
import dev.lakebird.sql.syntax.SampleSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.SubqueryTableSyntax;
import dev.lakebird.sql.syntax.TableCallSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import dev.lakebird.sql.syntax.UnnestSyntax;
import dev.lakebird.sql.syntax.UnpivotInputSyntax;
import dev.lakebird.sql.syntax.UnpivotSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of FROM: tables, subqueries, UNNEST, table functions, and what may follow them.
final class FromBuilder {
  private final SyntaxBuilders builders;
  private final JoinBuilder joins;

  FromBuilder(SyntaxBuilders builders) {
    this.builders = builders;
    this.joins = new JoinBuilder(builders, this);
  }

  @Nullable FromItemSyntax clause(@Nullable FromClauseContext context) {
    return context == null ? null : item(context.fromItem());
  }

  /// A join step behind a pipe.
  FromItemSyntax piped(PipedInputSyntax input, JoinStepContext step) {
    return joins.piped(input, step);
  }

  FromItemSyntax item(FromItemContext context) {
    return joins.join(context);
  }

  FromItemSyntax primary(FromPrimaryContext context) {
    var item = base(context.fromBase());
    for (var suffix : context.fromSuffix()) {
      item = suffix(item, builders.source.span(context.getStart(), suffix.getStop()), suffix);
    }
    return item;
  }

  private FromItemSyntax base(FromBaseContext context) {
    var span = builders.source.span(context);
    var names = builders.names;
    return switch (context) {
      case SubqueryBaseContext c ->
          new SubqueryTableSyntax(span, builders.queries.query(c.query()), names.alias(c.alias()));
      case JoinBaseContext c -> item(c.fromItem());
      case UnnestBaseContext c -> unnest(c);
      case TableCallBaseContext c -> {
        var function = names.path(c.tablePath());
        var callSpan = builders.source.span(function, c.RPAREN().getSymbol());
        yield new TableCallSyntax(
            span,
            builders.calls.call(callSpan, function, c.callArguments(), null),
            names.alias(c.alias()));
      }
      case TableBaseContext c ->
          new TableReferenceSyntax(
              span,
              names.path(c.tablePath()),
              names.alias(c.alias()),
              systemTime(c.systemTime()),
              offset(c.withOffset()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private UnnestSyntax unnest(UnnestBaseContext context) {
    var arguments = context.unnestArgument();
    var first = arguments.getFirst();
    if (arguments.size() > 1 || first.name != null || first.as != null) {
      throw LakebirdException.unimplemented("UNNEST of several arrays")
          .at(SourceText.position(context.getStart()));
    }
    return new UnnestSyntax(
        builders.source.span(context),
        builders.expressions.expression(first.expression()),
        builders.names.alias(context.alias()),
        offset(context.withOffset()));
  }

  private @Nullable OffsetSyntax offset(@Nullable WithOffsetContext context) {
    return context == null
        ? null
        : new OffsetSyntax(builders.source.span(context), builders.names.alias(context.alias()));
  }

  @Nullable ExpressionSyntax systemTime(@Nullable SystemTimeContext context) {
    return context == null ? null : builders.expressions.expression(context.expression());
  }

  FromItemSyntax suffix(FromItemSyntax input, SourceSpan span, FromSuffixContext context) {
    return switch (context) {
      case PivotSuffixContext c -> pivot(input, span, c);
      case UnpivotSuffixContext c -> unpivot(input, span, c);
      case MatchSuffixContext c -> new MatchBuilder(builders).build(input, span, c);
      case SampleSuffixContext c ->
          new SampleSyntax(
              span,
              input,
              builders.names.identifier(c.identifier()),
              builders.expressions.operand(c.operand(0)),
              c.PERCENT() != null,
              c.operand(1) == null ? null : builders.expressions.operand(c.operand(1)));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private PivotSyntax pivot(FromItemSyntax input, SourceSpan span, PivotSuffixContext context) {
    var aggregates =
        each(
            context.pivotAggregate(),
            item ->
                new PivotAggregateSyntax(
                    builders.source.span(item),
                    builders.expressions.expression(item.expression()),
                    builders.names.alias(item.alias())));
    var values =
        each(
            context.pivotValue(),
            item ->
                new PivotValueSyntax(
                    builders.source.span(item),
                    builders.expressions.expression(item.expression()),
                    builders.names.alias(item.alias())));
    return new PivotSyntax(
        span,
        input,
        aggregates,
        builders.expressions.operand(context.operand()),
        values,
        builders.names.alias(context.alias()));
  }

  private UnpivotSyntax unpivot(
      FromItemSyntax input, SourceSpan span, UnpivotSuffixContext context) {
    return new UnpivotSyntax(
        span,
        input,
        context.INCLUDE() != null,
        columns(context.unpivotColumns()),
        builders.names.identifier(context.identifier()),
        each(context.unpivotInput(), this::unpivotInput),
        builders.names.alias(context.alias()));
  }

  private UnpivotInputSyntax unpivotInput(UnpivotInputContext context) {
    ExpressionSyntax label = null;
    if (context.stringLiteral() != null) {
      label = builders.literals.string(context.stringLiteral());
    } else if (context.INTEGER() != null) {
      label = builders.literals.integer(context.INTEGER());
    }
    return new UnpivotInputSyntax(
        builders.source.span(context), columns(context.unpivotColumns()), label);
  }

  private List<PathSyntax> columns(UnpivotColumnsContext context) {
    return each(context.columnPath(), builders.names::path);
  }
}
