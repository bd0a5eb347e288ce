package dev.lakebird.sql.parse;

import dev.lakebird.sql.parse.GoogleSqlParser.BetweenTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ComparandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CompareTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ComparisonContext;
import dev.lakebird.sql.parse.GoogleSqlParser.DistinctFromTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InListTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InQueryTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.InUnnestTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IsTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LikeListTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LikeQueryTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LikeTailContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LikeUnnestTailContext;
import dev.lakebird.sql.syntax.BetweenSyntax;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.DistinctFromSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.InListSyntax;
import dev.lakebird.sql.syntax.InSubquerySyntax;
import dev.lakebird.sql.syntax.InUnnestSyntax;
import dev.lakebird.sql.syntax.IsSyntax;
import dev.lakebird.sql.syntax.IsTest;
import dev.lakebird.sql.syntax.LikeQuantifier;
import dev.lakebird.sql.syntax.LikeSyntax;
import dev.lakebird.sql.syntax.PatternsSyntax;
import dev.lakebird.sql.syntax.QuantifiedLikeSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.UnaryOperator;
import dev.lakebird.sql.syntax.UnarySyntax;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The comparison operators, which do not associate: comparisons, IS, BETWEEN, IN and LIKE.
final class ComparisonBuilder {
  private final SyntaxBuilders builders;

  ComparisonBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  ExpressionSyntax comparison(ComparisonContext context) {
    var operand = builders.expressions.operand(context.operand());
    var tail = context.comparisonTail();
    if (tail == null) {
      return operand;
    }
    var span = builders.source.span(context);
    return switch (tail) {
      case CompareTailContext c ->
          new BinarySyntax(
              span,
              operator(c.comparisonOperator().getStart()),
              SourceText.position(c.comparisonOperator().getStart()),
              operand,
              comparand(c.comparand()));
      case IsTailContext c -> new IsSyntax(span, operand, test(c), c.NOT() != null);
      case DistinctFromTailContext c ->
          new DistinctFromSyntax(span, operand, comparand(c.comparand()), c.NOT() != null);
      case BetweenTailContext c ->
          new BetweenSyntax(
              span,
              operand,
              builders.expressions.operand(c.low),
              comparand(c.high),
              c.NOT() != null);
      case InUnnestTailContext c ->
          new InUnnestSyntax(
              span, operand, builders.expressions.expression(c.expression()), c.NOT() != null);
      case InQueryTailContext c ->
          new InSubquerySyntax(span, operand, builders.queries.query(c.query()), c.NOT() != null);
      case InListTailContext c ->
          new InListSyntax(
              span, operand, builders.expressions.expressions(c.expression()), c.NOT() != null);
      case LikeTailContext c ->
          new LikeSyntax(span, operand, comparand(c.comparand()), c.NOT() != null);
      case LikeUnnestTailContext c ->
          quantifiedLike(
              span,
              operand,
              c.ALL(),
              new PatternsSyntax.Unnested(
                  builders.source.span(c.UNNEST().getSymbol(), c.getStop()),
                  builders.expressions.expression(c.expression())),
              c.NOT());
      case LikeQueryTailContext c ->
          quantifiedLike(
              span,
              operand,
              c.ALL(),
              new PatternsSyntax.Queried(
                  builders.source.span(c.query()), builders.queries.query(c.query())),
              c.NOT());
      case LikeListTailContext c ->
          quantifiedLike(
              span,
              operand,
              c.ALL(),
              new PatternsSyntax.Listed(
                  builders.source.span(c.LPAREN().getSymbol(), c.getStop()),
                  builders.expressions.expressions(c.expression())),
              c.NOT());
      default -> throw SyntaxBuilders.unknownForm(tail);
    };
  }

  private static QuantifiedLikeSyntax quantifiedLike(
      SourceSpan span,
      ExpressionSyntax operand,
      @Nullable TerminalNode all,
      PatternsSyntax patterns,
      @Nullable TerminalNode not) {
    var quantifier = all == null ? LikeQuantifier.ANY : LikeQuantifier.ALL;
    return new QuantifiedLikeSyntax(span, operand, quantifier, patterns, not != null);
  }

  private ExpressionSyntax comparand(ComparandContext context) {
    if (context.comparand() == null) {
      return builders.expressions.operand(context.operand());
    }
    return new UnarySyntax(
        builders.source.span(context), UnaryOperator.NOT, comparand(context.comparand()));
  }

  private static IsTest test(IsTailContext context) {
    var token = context.getStop();
    return switch (token.getType()) {
      case GoogleSqlLexer.NULL -> IsTest.NULL;
      case GoogleSqlLexer.TRUE -> IsTest.TRUE;
      case GoogleSqlLexer.FALSE -> IsTest.FALSE;
      case GoogleSqlLexer.UNKNOWN -> IsTest.UNKNOWN;
      default -> throw SyntaxErrors.unexpected(token);
    };
  }

  private static BinaryOperator operator(Token token) {
    return switch (token.getType()) {
      case GoogleSqlLexer.EQUAL -> BinaryOperator.EQUAL;
      case GoogleSqlLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case GoogleSqlLexer.LESS -> BinaryOperator.LESS;
      case GoogleSqlLexer.LESS_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case GoogleSqlLexer.GREATER -> BinaryOperator.GREATER;
      case GoogleSqlLexer.GREATER_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      default -> throw SyntaxErrors.unexpected(token);
    };
  }
}
