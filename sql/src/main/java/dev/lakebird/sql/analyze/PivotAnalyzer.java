package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.PivotAggregateSyntax;
import dev.lakebird.sql.syntax.PivotSyntax;
import dev.lakebird.sql.syntax.PivotValueSyntax;
import dev.lakebird.sql.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// PIVOT: the rows are grouped by all columns that it does not use, and each aggregate is computed once
/// for each value, over the rows that have it. Source: the GoogleSQL reference, "PIVOT operator".
final class PivotAnalyzer {
  private final QueryAnalyzer query;
  private final StatementContext statement;

  PivotAnalyzer(QueryAnalyzer query) {
    this.query = query;
    this.statement = query.statement();
  }

  FromResult analyze(PivotSyntax syntax, FromResult input) {
    refuseValueTable(input, syntax, "PIVOT");
    var windows = new WindowCollector(statement, List.of());
    var collector = new AggregateCollector(statement, windows);
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.of(input.scope(), query.outer()),
            query.commonTables(),
            collector,
            WindowSink.Forbidden.in("PIVOT"));
    for (var aggregate : syntax.aggregates()) {
      checkAggregate(aggregate, expressions, collector);
    }
    var column = expressions.rowsOnly("the FOR expression of PIVOT").analyze(syntax.column());
    if (!column.type().isGroupable()) {
      throw AnalysisError.typeMismatch(
          syntax.column(),
          "The FOR expression of PIVOT has type "
              + column.type().sqlName()
              + ", which cannot be grouped");
    }
    var calls = collector.measures();
    var used = new HashSet<Integer>();
    Conditions.collect(column, used);
    calls.forEach(call -> call.call().children().forEach(c -> Conditions.collect(c, used)));
    var keys = keys(input, used, syntax);
    var visible = new ArrayList<ScopeColumn>();
    keys.forEach(key -> visible.add(ScopeColumn.of(key.column().name(), key.column())));
    var measures = new ArrayList<AggregatePlan.Measure>();
    for (var value : syntax.values()) {
      var constant = value(value, column, expressions);
      var name = valueName(value, constant);
      var condition =
          expressions
              .calls()
              .operator(
                  "$is_not_distinct_from", value, Place.at(value.span().start()), column, constant);
      for (int a = 0; a < calls.size(); a++) {
        var call = calls.get(a).call();
        var made =
            statement.column(columnName(syntax.aggregates().get(a), value, name), call.type());
        var filter = call.filter();
        measures.add(
            new AggregatePlan.Measure(
                made,
                call.withFilter(
                    filter == null
                        ? condition
                        : expressions
                            .calls()
                            .operator("$and", value, condition.place(), filter, condition))));
        visible.add(ScopeColumn.of(made.name(), made));
      }
    }
    var plan = AggregatePlan.of(input.plan(), keys, measures);
    return FromResult.of(
        plan, new RangeVariable(FromAnalyzer.aliasOf(syntax.alias()), visible, null));
  }

  static void refuseValueTable(FromResult input, Syntax syntax, String operator) {
    if (input.scope().variables().stream().anyMatch(variable -> variable.value() != null)) {
      throw AnalysisError.invalid(syntax, operator + " is not allowed on value tables");
    }
  }

  /// Each aggregate is one of its own, even where another is the same.
  private static void checkAggregate(
      PivotAggregateSyntax aggregate,
      ExpressionAnalyzer expressions,
      AggregateCollector collector) {
    int before = collector.measures().size();
    var value = expressions.analyze(aggregate.expression());
    if (!(value instanceof ColumnReference reference && collector.contains(reference.column()))) {
      throw AnalysisError.invalid(
          aggregate, "A PIVOT expression must be an aggregate function call");
    }
    if (collector.measures().size() != before + 1) {
      throw AnalysisError.invalid(aggregate, "The same aggregate stands twice in PIVOT");
    }
  }

  private List<Assignment> keys(FromResult input, Set<Integer> used, PivotSyntax syntax) {
    var keys = new ArrayList<Assignment>();
    for (var column : input.scope().columns()) {
      if (Conditions.columnsOf(column.expression()).stream().anyMatch(used::contains)) {
        continue;
      }
      if (!column.expression().type().isGroupable()) {
        throw AnalysisError.typeMismatch(
            syntax,
            "PIVOT groups by column "
                + column.name()
                + " of type "
                + column.expression().type().sqlName()
                + ", which cannot be grouped");
      }
      keys.add(
          new Assignment(
              statement.column(column.name(), column.expression().type()), column.expression()));
    }
    return keys;
  }

  private PlanExpression value(
      PivotValueSyntax value, PlanExpression column, ExpressionAnalyzer expressions) {
    var analyzed = expressions.rowsOnly("the IN list of PIVOT").analyze(value.expression());
    if (!WindowAnalyzer.isConstant(analyzed)) {
      throw AnalysisError.invalid(value, "A value of PIVOT must be constant");
    }
    if (!Coercion.coerces(analyzed, column.type())) {
      throw AnalysisError.typeMismatch(
          value,
          "A value of PIVOT has type "
              + analyzed.type().sqlName()
              + ", which is not comparable with "
              + column.type().sqlName());
    }
    return expressions.coerce(analyzed, column.type());
  }

  private static String valueName(PivotValueSyntax value, PlanExpression constant) {
    var alias = value.alias();
    if (alias != null) {
      return alias.name();
    }
    return constant instanceof Constant c && c.origin() != Constant.Origin.PARAMETER
        ? PivotNames.of(c.value()).orElse("")
        : PivotNames.of(constant).orElse("");
  }

  /// A name made of a value begins with the underscore that joins it already.
  private static String columnName(
      PivotAggregateSyntax aggregate, PivotValueSyntax value, String name) {
    var alias = aggregate.alias();
    if (alias == null) {
      return name;
    }
    if (name.isEmpty()) {
      return "";
    }
    boolean joined = value.alias() == null && name.startsWith("_");
    return alias.name() + (joined ? "" : "_") + name;
  }
}
