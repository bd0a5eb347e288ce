package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.syntax.ColumnSyntax;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateMode;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.sql.syntax.FunctionParameterSyntax;
import dev.lakebird.sql.syntax.ObjectKind;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.RoutineBodySyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Functions, table functions and views: their definitions are checked when they are made, and analysed
/// again wherever they are used. Functions of ANY TYPE have no types before they are called.
final class RoutineAnalyzer {
  private final StatementContext statement;

  RoutineAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement create(CreateFunctionSyntax syntax) {
    checkNames(syntax.parameters());
    if (!(syntax.body() instanceof RoutineBodySyntax.Sql)) {
      throw AnalysisError.unimplemented(syntax.body(), "A function that is not written in SQL");
    }
    if (syntax.parameters().stream().allMatch(parameter -> parameter.type() != null)) {
      var sink =
          syntax.aggregate()
              ? new AggregateCollector(statement, new WindowCollector(statement, List.of()))
              : AggregateSink.Forbidden.in("a function that is not an AGGREGATE one");
      statement.within(syntax, typed(syntax.parameters()), () -> value(syntax, sink));
    }
    return created(ObjectKind.FUNCTION, syntax.name(), syntax.mode(), syntax);
  }

  AnalyzedStatement create(CreateTableFunctionSyntax syntax) {
    checkNames(syntax.parameters());
    boolean templated =
        syntax.parameters().stream()
            .anyMatch(p -> p.type() == null || p.anyTable() || !p.tableColumns().isEmpty());
    if (!templated) {
      statement.within(syntax, typed(syntax.parameters()), () -> rows(syntax, CommonTables.NONE));
    }
    return created(ObjectKind.TABLE_FUNCTION, syntax.name(), syntax.mode(), syntax);
  }

  AnalyzedStatement create(CreateViewSyntax syntax) {
    if (syntax.materialized()) {
      throw AnalysisError.unimplemented(syntax, "The statement CREATE MATERIALIZED VIEW");
    }
    var rows = rows(syntax, syntax);
    var names = new HashSet<String>();
    for (var column : rows.columns()) {
      if (!column.name().isEmpty() && !names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.at(
            syntax, ErrorCode.INVALID_QUERY, "Duplicate column name " + column.name() + " in view");
      }
    }
    return created(ObjectKind.VIEW, syntax.name(), syntax.mode(), syntax);
  }

  private AnalyzedStatement created(
      ObjectKind kind, PathSyntax name, CreateMode mode, StatementSyntax definition) {
    if (mode.orReplace() && mode.ifNotExists()) {
      throw AnalysisError.invalid(
          definition, "CREATE cannot have both OR REPLACE and IF NOT EXISTS");
    }
    if (mode.temporary() && name.objectNames().size() > 1) {
      throw AnalysisError.invalid(name, "A temporary object cannot have a dataset");
    }
    return new AnalyzedStatement.CreateObject(
        kind,
        mode.temporary() ? name.objectNames() : TableNames.qualified(statement, name),
        mode,
        definition);
  }

  private static void checkNames(List<FunctionParameterSyntax> parameters) {
    var names = new HashSet<String>();
    for (var parameter : parameters) {
      if (!names.add(parameter.name().name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.invalid(
            parameter, "Duplicate argument name " + parameter.name().name());
      }
    }
  }

  /// The parameters as columns of their types.
  private NameScope typed(List<FunctionParameterSyntax> parameters) {
    var columns = new ArrayList<ScopeColumn>();
    for (var parameter : parameters) {
      var type = parameter.type();
      if (type != null) {
        var name = parameter.name().name();
        columns.add(ScopeColumn.of(name, statement.column(name, TypeAnalyzer.type(type))));
      }
    }
    return new NameScope(FromScope.EMPTY, columns, null);
  }

  /// The body of a function over the statement's parameters, as its return type.
  PlanExpression value(CreateFunctionSyntax function, AggregateSink aggregates) {
    if (!(function.body() instanceof RoutineBodySyntax.Sql body)) {
      throw AnalysisError.unimplemented(function, "A function that is not written in SQL");
    }
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.NOTHING,
            CommonTables.NONE,
            function.aggregate()
                ? aggregates
                : AggregateSink.Forbidden.in("a function that is not an AGGREGATE one"),
            WindowSink.Forbidden.in("a function"));
    var value = expressions.analyze(body.expression());
    var returns = function.returnType();
    if (returns == null) {
      return value;
    }
    var type = TypeAnalyzer.type(returns);
    if (!Coercion.coerces(value, type)) {
      throw AnalysisError.typeMismatch(
          body.expression(),
          "Function declared to return "
              + type.sqlName()
              + " but the function body produces incompatible type "
              + value.type().sqlName());
    }
    return expressions.coerce(value, type);
  }

  /// The rows of a table function over the statement's parameters.
  ///
  /// @param tables its table arguments
  QueryResult rows(CreateTableFunctionSyntax function, CommonTables tables) {
    var result = new QueryAnalyzer(statement, tables, null).analyze(function.query());
    return function.returnColumns().isEmpty()
        ? result
        : declared(result.expanded(statement), function.returnColumns(), function);
  }

  private QueryResult declared(QueryResult rows, List<ColumnSyntax> columns, Syntax syntax) {
    if (rows.columns().size() != columns.size()) {
      throw AnalysisError.invalid(
          syntax,
          "Table function declared to return "
              + columns.size()
              + " columns but its query produces "
              + rows.columns().size());
    }
    var outputs = new ArrayList<QueryResult.Output>();
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < columns.size(); i++) {
      var type = columns.get(i).type();
      var value = SetOperationAnalyzer.source(rows, i);
      var wanted = type == null ? value.type() : TypeAnalyzer.type(type);
      if (!Coercion.coerces(value, wanted)) {
        throw AnalysisError.typeMismatch(
            columns.get(i),
            "Column "
                + columns.get(i).name().name()
                + " is declared "
                + wanted.sqlName()
                + " but the query produces "
                + value.type().sqlName());
      }
      var name = columns.get(i).name().name();
      var column = statement.column(name, wanted);
      outputs.add(new QueryResult.Output(name, column));
      assignments.add(
          new Assignment(column, Coercion.coerce(value, wanted, statement.options().zone())));
    }
    return new QueryResult(new ProjectPlan(rows.plan(), assignments), outputs, false);
  }

  /// The rows of a view, under the names that it gives them.
  QueryResult rows(CreateViewSyntax view, Syntax use) {
    return statement.within(
        use,
        NameScope.NOTHING,
        () -> {
          var result = new QueryAnalyzer(statement, CommonTables.NONE, null).analyze(view.query());
          return view.columns().isEmpty() ? result : named(result.expanded(statement), view);
        });
  }

  private static QueryResult named(QueryResult result, CreateViewSyntax view) {
    if (view.columns().size() != result.columns().size()) {
      throw AnalysisError.invalid(
          view,
          "The view has "
              + view.columns().size()
              + " column names but its query produces "
              + result.columns().size()
              + " columns");
    }
    var outputs = new ArrayList<QueryResult.Output>();
    for (int i = 0; i < result.columns().size(); i++) {
      outputs.add(
          new QueryResult.Output(
              view.columns().get(i).name().name(), result.columns().get(i).column()));
    }
    return new QueryResult(result.plan(), outputs, false);
  }
}
