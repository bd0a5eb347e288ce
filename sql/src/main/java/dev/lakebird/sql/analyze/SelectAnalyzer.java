package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.OrderItemSyntax;
import dev.lakebird.sql.syntax.SelectAsSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One SELECT: FROM, WHERE, the list, GROUP BY, HAVING, DISTINCT, and the ORDER BY of the query around
/// it, which sees what this SELECT sees.
final class SelectAnalyzer {
  private final QueryAnalyzer query;
  private final StatementContext statement;
  private final SelectSyntax select;
  private final AggregateCollector aggregates;
  private final WindowCollector windows;
  private final @Nullable Piped piped;

  /// What is selected from behind a pipe.
  ///
  /// @param keeps whether the plan keeps the columns of the input
  /// @param operator the operator that takes no aggregates; empty where it does
  private record Piped(FromResult input, boolean keeps, String operator) {}

  /// AGGREGATE of pipe syntax.
  static SelectAnalyzer piped(QueryAnalyzer query, SelectSyntax select, FromResult input) {
    return new SelectAnalyzer(query, select, new Piped(input, false, ""));
  }

  /// An operator of pipe syntax that takes no aggregates.
  static SelectAnalyzer piped(
      QueryAnalyzer query, SelectSyntax select, FromResult input, boolean keeps, String operator) {
    return new SelectAnalyzer(query, select, new Piped(input, keeps, operator));
  }

  SelectAnalyzer(QueryAnalyzer query, SelectSyntax select) {
    this(query, select, null);
  }

  private SelectAnalyzer(QueryAnalyzer query, SelectSyntax select, @Nullable Piped piped) {
    this.piped = piped;
    this.query = query;
    this.statement = query.statement();
    this.select = select;
    this.windows = new WindowCollector(statement, select.windows());
    this.aggregates = new AggregateCollector(statement, windows);
  }

  QueryResult analyze(List<OrderItemSyntax> orderBy) {
    var from = from();
    var scope = NameScope.of(from.scope(), query.outer());
    var expressions =
        new ExpressionAnalyzer(statement, scope, query.commonTables(), sink(), windows);
    var input = filtered(from.plan(), expressions, select.where());
    var columns = list(expressions);
    var aliased =
        expressions.withScope(
            scope.withAliases(columns.stream().map(SelectColumn::asAlias).toList()));
    var groupBy = select.groupBy();
    var keys =
        Optional.ofNullable(groupBy)
            .map(
                clause ->
                    new GroupByAnalyzer(aliased, aggregates, windows).analyze(clause, columns));
    var having = having(aliased);
    var qualify = qualify(aliased);
    var order = new OrderByAnalyzer(aliased, columns).analyze(orderBy);
    if (keys.isPresent() || !aggregates.isEmpty() || having.isPresent()) {
      var grouped = keys.orElseGet(Grouping::ofAllRows);
      var rewriter = new GroupedRewriter(statement, grouped, aggregates, input);
      LogicalPlan plan = rewriter.aggregate();
      if (having.isPresent()) {
        plan = new FilterPlan(plan, rewriter.rewrite(having.get(), "HAVING clause"));
      }
      plan = windows.over(plan, e -> rewriter.rewrite(e, "Analytic function"));
      return result(
          qualified(plan, qualify.map(q -> rewriter.rewrite(q, "QUALIFY clause"))),
          columns.stream()
              .map(c -> new SelectColumn(c.name(), rewriter.rewrite(c.expression(), "SELECT list")))
              .toList(),
          order.map(e -> rewriter.rewrite(e, "ORDER BY clause")));
    }
    return result(qualified(windows.over(input, e -> e), qualify), columns, order);
  }

  private FromResult from() {
    if (piped != null) {
      return piped.input();
    }
    var from = select.from();
    if (from == null) {
      return new FromResult(ValuesPlan.oneRow(), FromScope.EMPTY);
    }
    return new FromAnalyzer(query).analyze(from);
  }

  private AggregateSink sink() {
    return piped == null || piped.operator().isEmpty()
        ? aggregates
        : AggregateSink.Forbidden.in("pipe " + piped.operator());
  }

  private static LogicalPlan filtered(
      LogicalPlan input, ExpressionAnalyzer expressions, @Nullable ExpressionSyntax where) {
    if (where == null) {
      return input;
    }
    return new FilterPlan(
        input, expressions.rowsOnly("WHERE clause").condition(where, "WHERE clause"));
  }

  private List<SelectColumn> list(ExpressionAnalyzer expressions) {
    return new SelectListAnalyzer(expressions).analyze(select.items());
  }

  private Optional<PlanExpression> having(ExpressionAnalyzer expressions) {
    var having = select.having();
    if (having == null) {
      return Optional.empty();
    }
    var condition =
        expressions
            .withWindows(WindowSink.Forbidden.in("HAVING clause"))
            .condition(having, "HAVING clause");
    if (windows.isUsedIn(condition)) {
      throw AnalysisError.invalid(having, "An analytic function is not allowed in HAVING");
    }
    return Optional.of(condition);
  }

  /// What QUALIFY says; it needs a window function, there or in the SELECT list.
  private Optional<PlanExpression> qualify(ExpressionAnalyzer expressions) {
    var qualify = select.qualify();
    if (qualify == null) {
      return Optional.empty();
    }
    var condition = expressions.condition(qualify, "QUALIFY clause");
    if (windows.isEmpty()) {
      throw AnalysisError.invalid(
          qualify, "The QUALIFY clause requires an analytic function to be present");
    }
    return Optional.of(condition);
  }

  private static LogicalPlan qualified(LogicalPlan plan, Optional<PlanExpression> condition) {
    return condition.isEmpty() ? plan : new FilterPlan(plan, condition.get());
  }

  /// The SELECT list over its input, then DISTINCT, then the order.
  private QueryResult result(
      LogicalPlan input, List<SelectColumn> listed, OrderByAnalyzer.Order order) {
    var as = select.as();
    var columns = as == null ? listed : List.of(value(listed, as));
    var assignments = new ArrayList<Assignment>();
    var outputs = new ArrayList<QueryResult.Output>();
    for (var column : columns) {
      var planColumn = statement.column(column.name(), column.expression().type());
      assignments.add(new Assignment(planColumn, column.expression()));
      outputs.add(new QueryResult.Output(column.name(), planColumn));
    }
    if (select.distinct()) {
      return distinct(input, assignments, outputs, order, as != null);
    }
    var keys = order.over(assignments, statement);
    if (piped != null && piped.keeps()) {
      input.columns().forEach(column -> assignments.add(Assignment.pass(column)));
    }
    LogicalPlan plan = new ProjectPlan(input, assignments);
    if (!keys.isEmpty()) {
      plan = new SortPlan(plan, keys);
    }
    return new QueryResult(plan, outputs, as != null);
  }

  private static SelectColumn value(List<SelectColumn> columns, SelectAsSyntax as) {
    return switch (as) {
      case SelectAsSyntax.Struct s ->
          SelectListAnalyzer.asStruct(columns, Place.at(s.span().start()));
      case SelectAsSyntax.Value s -> {
        if (columns.size() != 1) {
          throw AnalysisError.invalid(s, "SELECT AS VALUE query must have exactly one column");
        }
        yield columns.getFirst();
      }
      case SelectAsSyntax.Type s -> throw AnalysisError.unimplemented(s, "SELECT AS a named type");
    };
  }

  private QueryResult distinct(
      LogicalPlan input,
      List<Assignment> assignments,
      List<QueryResult.Output> outputs,
      OrderByAnalyzer.Order order,
      boolean valueTable) {
    for (var assignment : assignments) {
      if (!assignment.column().type().isGroupable()) {
        throw AnalysisError.typeMismatch(
            select,
            "Column "
                + assignment.column().name()
                + " of type "
                + assignment.column().type().sqlName()
                + " cannot be used in SELECT DISTINCT");
      }
    }
    var keyed = new ArrayList<Assignment>();
    var groups = new ArrayList<Assignment>();
    for (var assignment : assignments) {
      var column = statement.column(assignment.column().name(), assignment.column().type());
      keyed.add(new Assignment(column, assignment.expression()));
      groups.add(new Assignment(assignment.column(), new ColumnReference(column, Place.UNKNOWN)));
    }
    LogicalPlan plan = AggregatePlan.distinct(new ProjectPlan(input, keyed), groups);
    var keys = order.overDistinct(assignments);
    if (!keys.isEmpty()) {
      plan = new SortPlan(plan, keys);
    }
    return new QueryResult(plan, outputs, valueTable);
  }
}
