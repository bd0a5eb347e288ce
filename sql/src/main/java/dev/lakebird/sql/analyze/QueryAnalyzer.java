package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FromQuerySyntax;
import dev.lakebird.sql.syntax.LimitSyntax;
import dev.lakebird.sql.syntax.OrderItemSyntax;
import dev.lakebird.sql.syntax.PipedSyntax;
import dev.lakebird.sql.syntax.QueryBodySyntax;
import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import dev.lakebird.sql.syntax.SetOperationSyntax;
import dev.lakebird.sql.syntax.WithSyntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole queries: WITH, the body, ORDER BY, LIMIT.
///
/// @param commonTables what the query sees
/// @param outer the names of the enclosing query, for a subquery in an expression
record QueryAnalyzer(
    StatementContext statement, CommonTables commonTables, @Nullable NameScope outer) {

  QueryResult analyze(QuerySyntax query) {
    var analyzer = withTables(query);
    var result = analyzer.body(query.body(), query.orderBy());
    var limit = query.limit();
    return (limit == null ? result : analyzer.limited(result, limit)).trimmed();
  }

  private QueryAnalyzer withTables(QuerySyntax query) {
    var with = query.with();
    return with == null ? this : withTables(with);
  }

  QueryAnalyzer withTables(WithSyntax with) {
    if (with.recursive()) {
      return new QueryAnalyzer(statement, commonTables.withRecursive(with.tables()), outer);
    }
    var tables = commonTables;
    for (var table : with.tables()) {
      tables = tables.with(table);
    }
    return new QueryAnalyzer(statement, tables, outer);
  }

  private QueryResult body(QueryBodySyntax body, List<OrderItemSyntax> orderBy) {
    return switch (body) {
      case SelectSyntax select -> new SelectAnalyzer(this, select).analyze(orderBy);
      case SetOperationSyntax set -> sorted(new SetOperationAnalyzer(this).analyze(set), orderBy);
      case QuerySyntax query -> sorted(analyze(query), orderBy);
      case FromQuerySyntax from -> sorted(new PipeAnalyzer(this).rows(from), orderBy);
      case PipedSyntax piped -> sorted(new PipeAnalyzer(this).analyze(piped), orderBy);
    };
  }

  QueryResult input(QueryBodySyntax body) {
    return body(body, List.of()).trimmed();
  }

  /// Orders a result by its own columns.
  private QueryResult sorted(QueryResult result, List<OrderItemSyntax> orderBy) {
    if (orderBy.isEmpty()) {
      return result;
    }
    return result.withPlan(
        sorted(result.plan(), FromScope.of(result.variable("")), result.scopeColumns(), orderBy));
  }

  /// Rows in an order.
  ///
  /// @param columns what ordinals stand for
  LogicalPlan sorted(
      LogicalPlan plan, FromScope names, List<ScopeColumn> columns, List<OrderItemSyntax> orderBy) {
    var windows = new WindowCollector(statement, List.of());
    var scope = NameScope.of(names, outer);
    var expressions =
        new ExpressionAnalyzer(
            statement, scope, commonTables, AggregateSink.Forbidden.in("ORDER BY clause"), windows);
    var keys = new ArrayList<SortKey>();
    for (var item : orderBy) {
      var ordinal = Ordinals.of(item.expression(), columns.size(), "ORDER BY");
      keys.add(
          SortKeys.of(
              item,
              ordinal.isPresent()
                  ? columns.get(ordinal.getAsInt()).expression()
                  : expressions.analyze(item.expression()),
              expressions));
    }
    return new SortPlan(windows.over(plan, e -> e), keys);
  }

  private QueryResult limited(QueryResult result, LimitSyntax limit) {
    return result.withPlan(limited(result.plan(), limit));
  }

  LogicalPlan limited(LogicalPlan plan, LimitSyntax limit) {
    var offset = limit.offset();
    return new LimitPlan(
        plan, number(limit.count(), "LIMIT"), offset == null ? 0 : number(offset, "OFFSET"));
  }

  private long number(ExpressionSyntax syntax, String clause) {
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.NOTHING,
            commonTables,
            AggregateSink.Forbidden.in(clause + " clause"),
            WindowSink.Forbidden.in(clause + " clause"));
    var expression = expressions.analyze(syntax);
    var undeclared = statement.options().undeclared();
    if (undeclared.isPresent() && Supertypes.isUntypedNull(expression)) {
      undeclared.get().expect(expression.place(), SqlType.INT64);
      return 0;
    }
    return RowCounts.of(expression, syntax, clause);
  }
}
