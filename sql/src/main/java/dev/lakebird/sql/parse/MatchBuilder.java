package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.MatchSuffixContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowBetweenContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowBoundContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowEndContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowExactlyContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowGroupContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowPatternContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowSequenceContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowStartContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowSymbolUseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowTermContext;
import dev.lakebird.sql.parse.GoogleSqlParser.RowTimesContext;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.MatchRecognizeSyntax;
import dev.lakebird.sql.syntax.RowPatternSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// MATCH_RECOGNIZE and its patterns.
final class MatchBuilder {
  private final SyntaxBuilders builders;

  MatchBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  MatchRecognizeSyntax build(FromItemSyntax input, SourceSpan span, MatchSuffixContext context) {
    var partition = context.partitionByClause();
    return new MatchRecognizeSyntax(
        span,
        input,
        partition == null
            ? List.of()
            : each(partition.expression(), builders.expressions::expression),
        each(context.orderByClause().orderItem(), builders.queries::item),
        each(
            context.rowMeasure(),
            m ->
                new MatchRecognizeSyntax.Named(
                    builders.source.span(m),
                    builders.names.identifier(m.alias().identifier()),
                    builders.expressions.expression(m.expression()))),
        context.NEXT() != null,
        pattern(context.rowPattern()),
        each(
            context.rowSymbol(),
            s ->
                new MatchRecognizeSyntax.Named(
                    builders.source.span(s),
                    builders.names.identifier(s.identifier()),
                    builders.expressions.expression(s.expression()))),
        builders.names.options(context.optionsList()),
        builders.names.alias(context.alias()));
  }

  private RowPatternSyntax pattern(RowPatternContext context) {
    var branches = each(context.rowSequence(), this::sequence);
    return branches.size() == 1
        ? branches.getFirst()
        : new RowPatternSyntax.Choice(builders.source.span(context), branches);
  }

  private RowPatternSyntax sequence(RowSequenceContext context) {
    var parts = each(context.rowTerm(), this::term);
    return parts.size() == 1
        ? parts.getFirst()
        : new RowPatternSyntax.Sequence(
            parts.isEmpty()
                ? builders.source.span(context.getParent())
                : builders.source.span(context),
            parts);
  }

  private RowPatternSyntax term(RowTermContext context) {
    var part = primary(context.rowPrimary());
    var span = builders.source.span(context);
    return switch (context.rowQuantifier()) {
      case null -> part;
      case RowTimesContext c ->
          new RowPatternSyntax.Repeat(
              span,
              part,
              c.PLUS() == null ? null : number(span, 1),
              c.STAR() == null && c.PLUS() == null ? number(span, 1) : null,
              c.reluctant != null);
      case RowExactlyContext c ->
          new RowPatternSyntax.Repeat(
              span, part, bound(c.exact), bound(c.exact), c.reluctant != null);
      case RowBetweenContext c ->
          new RowPatternSyntax.Repeat(
              span, part, bound(c.least), bound(c.most), c.reluctant != null);
      default -> throw SyntaxBuilders.unknownForm(context.rowQuantifier());
    };
  }

  private static ExpressionSyntax number(SourceSpan span, long value) {
    return new IntegerLiteralSyntax(span, BigInteger.valueOf(value));
  }

  private @Nullable ExpressionSyntax bound(@Nullable RowBoundContext context) {
    if (context == null) {
      return null;
    }
    return context.INTEGER() != null
        ? builders.literals.integer(context.INTEGER())
        : builders.primaries.parameter(context.parameter());
  }

  private RowPatternSyntax primary(RowPrimaryContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case RowSymbolUseContext c ->
          new RowPatternSyntax.Symbol(span, builders.names.identifier(c.identifier()));
      case RowStartContext c -> new RowPatternSyntax.Start(span);
      case RowEndContext c -> new RowPatternSyntax.End(span);
      case RowGroupContext c -> pattern(c.rowPattern());
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }
}
