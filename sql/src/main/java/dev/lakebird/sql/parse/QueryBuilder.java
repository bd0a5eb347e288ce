package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.FromTermContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LimitClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OrderByClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OrderItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ParenthesizedTermContext;
import dev.lakebird.sql.parse.GoogleSqlParser.QueryBodyContext;
import dev.lakebird.sql.parse.GoogleSqlParser.QueryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.QueryTermContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SelectTermContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SetOperatorContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WithClauseContext;
import dev.lakebird.sql.syntax.CommonTableSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FromQuerySyntax;
import dev.lakebird.sql.syntax.LimitSyntax;
import dev.lakebird.sql.syntax.NullOrder;
import dev.lakebird.sql.syntax.OrderItemSyntax;
import dev.lakebird.sql.syntax.PipeOperatorSyntax;
import dev.lakebird.sql.syntax.PipedSyntax;
import dev.lakebird.sql.syntax.QueryBodySyntax;
import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.sql.syntax.SetMatchMode;
import dev.lakebird.sql.syntax.SetMatchSyntax;
import dev.lakebird.sql.syntax.SetOperationSyntax;
import dev.lakebird.sql.syntax.SetOperator;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.WithSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Query expressions: WITH, set operations, ORDER BY and LIMIT.
final class QueryBuilder {
  private final SyntaxBuilders builders;

  QueryBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  @Nullable QuerySyntax optional(@Nullable QueryContext context) {
    return context == null ? null : query(context);
  }

  QuerySyntax query(QueryContext context) {
    var span = builders.source.span(context);
    var with = context.withClause() == null ? null : with(context.withClause());
    var body = body(context.queryBody());
    var orderBy = orderBy(context.orderByClause());
    var limit = context.limitClause() == null ? null : limit(context.limitClause());
    if (context.pipeOperator().isEmpty()) {
      return new QuerySyntax(span, with, body, orderBy, limit);
    }
    builders.checkChain(context.pipeOperator().size(), SourceText.position(context.getStart()));
    var input =
        orderBy.isEmpty() && limit == null
            ? body
            : new QuerySyntax(span, null, body, orderBy, limit);
    var operators = builders.pipes.operators(context.pipeOperator());
    if (context.identifier() != null) {
      operators = named(context, input, operators);
    }
    var piped = new PipedSyntax(span, input, operators);
    return new QuerySyntax(span, with, piped, List.of(), null);
  }

  /// The operators behind `(query) AS name`.
  private List<PipeOperatorSyntax> named(
      QueryContext context, QueryBodySyntax input, List<PipeOperatorSyntax> operators) {
    boolean bare = context.orderByClause() == null && context.limitClause() == null;
    if (!bare || !(input instanceof QuerySyntax)) {
      throw SyntaxErrors.unexpected(context.AS().getSymbol());
    }
    var all = new ArrayList<PipeOperatorSyntax>();
    all.add(
        new PipeOperatorSyntax.As(
            builders.source.span(context.identifier()),
            builders.names.identifier(context.identifier())));
    all.addAll(operators);
    return all;
  }

  WithSyntax with(WithClauseContext context) {
    var tables =
        each(
            context.commonTable(),
            table ->
                new CommonTableSyntax(
                    builders.source.span(table),
                    builders.names.identifier(table.identifier()),
                    query(table.query())));
    return new WithSyntax(builders.source.span(context), context.RECURSIVE() != null, tables);
  }

  private QueryBodySyntax body(QueryBodyContext context) {
    var terms = context.queryTerm();
    var operators = context.setOperator();
    if (operators.isEmpty()) {
      return term(terms.getFirst());
    }
    var first = operators.getFirst();
    for (var operator : operators) {
      checkSame(first, operator);
    }
    return setOperation(builders.source.span(context), first, each(terms, this::term));
  }

  SetOperationSyntax setOperation(
      SourceSpan span, SetOperatorContext operator, List<? extends QueryBodySyntax> inputs) {
    return new SetOperationSyntax(
        span,
        operator(operator),
        operator.DISTINCT() != null,
        match(operator),
        List.copyOf(inputs));
  }

  private QueryBodySyntax term(QueryTermContext context) {
    return switch (context) {
      case SelectTermContext c -> builders.selects.select(c.select());
      case FromTermContext c ->
          new FromQuerySyntax(
              builders.source.span(c), builders.from.item(c.fromClause().fromItem()));
      case ParenthesizedTermContext c -> query(c.query());
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private static void checkSame(SetOperatorContext first, SetOperatorContext other) {
    if (!first.getText().equalsIgnoreCase(other.getText())) {
      throw SyntaxErrors.at(
          SourceText.position(other.getStart()),
          "Different set operations cannot be used in the same query without using parentheses for"
              + " grouping");
    }
  }

  private static SetOperator operator(SetOperatorContext context) {
    return switch (context.kind.getType()) {
      case GoogleSqlLexer.UNION -> SetOperator.UNION;
      case GoogleSqlLexer.INTERSECT -> SetOperator.INTERSECT;
      case GoogleSqlLexer.EXCEPT -> SetOperator.EXCEPT;
      default -> throw SyntaxErrors.unexpected(context.kind);
    };
  }

  private @Nullable SetMatchSyntax match(SetOperatorContext context) {
    var match = context.setMatch();
    boolean mode = context.INNER() != null || context.FULL() != null || context.LEFT() != null;
    if (match == null) {
      if (mode) {
        throw SyntaxErrors.at(
            SourceText.position(context.getStart()),
            "A set operation with INNER, FULL or LEFT must have BY NAME or CORRESPONDING");
      }
      return null;
    }
    if (mode && match.STRICT() != null) {
      throw SyntaxErrors.unexpected(match.STRICT().getSymbol());
    }
    boolean strict = match.STRICT() != null || (match.NAME() != null && !mode);
    return new SetMatchSyntax(
        builders.source.span(match),
        mode(context),
        strict,
        builders.names.list(match.identifierList()));
  }

  private static SetMatchMode mode(SetOperatorContext context) {
    if (context.FULL() != null) {
      return SetMatchMode.FULL;
    }
    return context.LEFT() != null ? SetMatchMode.LEFT : SetMatchMode.INNER;
  }

  List<OrderItemSyntax> orderBy(@Nullable OrderByClauseContext context) {
    return context == null ? List.of() : each(context.orderItem(), this::item);
  }

  OrderItemSyntax item(OrderItemContext context) {
    ExpressionSyntax collation =
        context.operand() == null ? null : builders.expressions.operand(context.operand());
    return new OrderItemSyntax(
        builders.source.span(context),
        builders.expressions.expression(context.expression()),
        collation,
        context.DESC() != null,
        nullOrder(context));
  }

  private static @Nullable NullOrder nullOrder(OrderItemContext context) {
    if (context.NULLS() == null) {
      return null;
    }
    return context.FIRST() != null ? NullOrder.FIRST : NullOrder.LAST;
  }

  LimitSyntax limit(LimitClauseContext context) {
    return new LimitSyntax(
        builders.source.span(context),
        builders.expressions.expression(context.expression(0)),
        builders.expressions.optional(context.expression(1)));
  }
}
