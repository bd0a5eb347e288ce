package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.ArrayPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ArraySubqueryPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CasePrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CastPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExistsPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExtractPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.IntervalPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.KeywordCallPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LiteralPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NamePrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ParameterContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ParameterPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ParenthesizedPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StructFieldContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StructPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SubqueryPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SystemVariableContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SystemVariablePrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WhenClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WithPrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WithVariableContext;
import dev.lakebird.sql.syntax.ArraySubquerySyntax;
import dev.lakebird.sql.syntax.ArraySyntax;
import dev.lakebird.sql.syntax.CaseSyntax;
import dev.lakebird.sql.syntax.CastSyntax;
import dev.lakebird.sql.syntax.DatePartSyntax;
import dev.lakebird.sql.syntax.ExistsSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ExtractSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import dev.lakebird.sql.syntax.NamedParameterSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.PositionalParameterSyntax;
import dev.lakebird.sql.syntax.StructFieldSyntax;
import dev.lakebird.sql.syntax.StructSyntax;
import dev.lakebird.sql.syntax.SubqueryExpressionSyntax;
import dev.lakebird.sql.syntax.SystemVariableSyntax;
import dev.lakebird.sql.syntax.TupleSyntax;
import dev.lakebird.sql.syntax.WhenSyntax;
import dev.lakebird.sql.syntax.WithExpressionSyntax;
import dev.lakebird.sql.syntax.WithVariableSyntax;
import java.util.List;

/// The expressions that begin with a token of their own: parentheses, constructors, CASE, CAST, parameters.
final class PrimaryBuilder {
  private final SyntaxBuilders builders;
  private int positionalParameters;

  PrimaryBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  ExpressionSyntax primary(PrimaryContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case LiteralPrimaryContext c -> builders.literals.literal(c.literal());
      case NamePrimaryContext c ->
          new PathSyntax(span, List.of(builders.names.identifier(c.identifier())));
      case ParameterPrimaryContext c -> parameter(c.parameter());
      case SystemVariablePrimaryContext c -> systemVariable(c.systemVariable());
      case SubqueryPrimaryContext c ->
          new SubqueryExpressionSyntax(span, builders.queries.query(c.query()));
      case ParenthesizedPrimaryContext c -> parenthesized(c);
      case ArraySubqueryPrimaryContext c ->
          new ArraySubquerySyntax(span, builders.queries.query(c.query()));
      case ArrayPrimaryContext c ->
          new ArraySyntax(
              span,
              builders.types.optional(c.type()),
              builders.expressions.expressions(c.expression()));
      case StructPrimaryContext c -> struct(c);
      case ExistsPrimaryContext c -> new ExistsSyntax(span, builders.queries.query(c.query()));
      case CasePrimaryContext c -> caseExpression(c);
      case CastPrimaryContext c -> cast(c);
      case ExtractPrimaryContext c -> extract(c);
      case IntervalPrimaryContext c ->
          new IntervalSyntax(
              span,
              builders.expressions.expression(c.expression()),
              builders.names.identifier(c.identifier(0)),
              builders.names.optional(c.identifier(1)));
      case WithPrimaryContext c ->
          new WithExpressionSyntax(
              span,
              each(c.withVariable(), this::withVariable),
              builders.expressions.expression(c.expression()));
      case KeywordCallPrimaryContext c -> keywordCall(c);
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  ExpressionSyntax parameter(ParameterContext context) {
    var span = builders.source.span(context);
    return context.QUESTION() != null
        ? new PositionalParameterSyntax(span, ++positionalParameters)
        : new NamedParameterSyntax(span, builders.names.identifier(context.identifier()).name());
  }

  SystemVariableSyntax systemVariable(SystemVariableContext context) {
    return new SystemVariableSyntax(
        builders.source.span(context), builders.names.identifiers(context.identifier()));
  }

  private ExpressionSyntax parenthesized(ParenthesizedPrimaryContext context) {
    var expressions = context.expression();
    return expressions.size() == 1
        ? builders.expressions.expression(expressions.getFirst())
        : new TupleSyntax(
            builders.source.span(context), builders.expressions.expressions(expressions));
  }

  private StructSyntax struct(StructPrimaryContext context) {
    var type = context.structType() == null ? null : builders.types.struct(context.structType());
    return new StructSyntax(
        builders.source.span(context), type, each(context.structField(), this::structField));
  }

  private StructFieldSyntax structField(StructFieldContext context) {
    return new StructFieldSyntax(
        builders.source.span(context),
        builders.expressions.expression(context.expression()),
        builders.names.optional(context.identifier()));
  }

  private CaseSyntax caseExpression(CasePrimaryContext context) {
    return new CaseSyntax(
        builders.source.span(context),
        builders.expressions.optional(context.subject),
        each(context.whenClause(), this::when),
        builders.expressions.optional(context.otherwise));
  }

  private WhenSyntax when(WhenClauseContext context) {
    return new WhenSyntax(
        builders.source.span(context),
        builders.expressions.expression(context.expression(0)),
        builders.expressions.expression(context.expression(1)));
  }

  private CastSyntax cast(CastPrimaryContext context) {
    return new CastSyntax(
        builders.source.span(context),
        context.SAFE_CAST() != null,
        builders.expressions.expression(context.expression(0)),
        builders.types.type(context.type()),
        builders.expressions.optional(context.expression(1)),
        builders.expressions.optional(context.expression(2)));
  }

  private ExtractSyntax extract(ExtractPrimaryContext context) {
    var part = context.datePart();
    return new ExtractSyntax(
        builders.source.span(context),
        new DatePartSyntax(
            builders.source.span(part),
            builders.names.identifier(part.identifier(0)),
            builders.names.optional(part.identifier(1))),
        builders.expressions.expression(context.expression(0)),
        builders.expressions.optional(context.expression(1)));
  }

  private WithVariableSyntax withVariable(WithVariableContext context) {
    return new WithVariableSyntax(
        builders.source.span(context),
        builders.names.identifier(context.identifier()),
        builders.expressions.expression(context.expression()));
  }

  private ExpressionSyntax keywordCall(KeywordCallPrimaryContext context) {
    var span = builders.source.span(context.keywordFunction());
    var name = new IdentifierSyntax(span, context.keywordFunction().getText(), false);
    return builders.calls.call(
        builders.source.span(context),
        new PathSyntax(span, List.of(name)),
        context.callArguments(),
        context.overClause());
  }
}
