package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.FunctionParameterSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.SubqueryExpressionSyntax;
import dev.lakebird.sql.syntax.TableCallSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls of table functions in FROM. Source: the BigQuery documentation, "Table functions".
final class TableFunctionAnalyzer {
  private static final Set<String> DOCUMENTED =
      Set.of(
          "APPENDS",
          "CHANGES",
          "EXTERNAL_OBJECT_TRANSFORM",
          "EXTERNAL_QUERY",
          "GAP_FILL",
          "RANGE_SESSIONIZE",
          "VECTOR_SEARCH",
          "VECTOR_INDEX.STATISTICS");

  private final QueryAnalyzer query;
  private final StatementContext statement;

  TableFunctionAnalyzer(QueryAnalyzer query) {
    this.query = query;
    this.statement = query.statement();
  }

  FromResult analyze(TableCallSyntax syntax) {
    return analyze(syntax, null);
  }

  /// @param piped what goes before the arguments
  FromResult analyze(TableCallSyntax syntax, @Nullable QueryResult piped) {
    var names = syntax.call().functionNames();
    var function =
        statement.catalog().findTableFunction(names).orElseThrow(() -> unknown(names, syntax));
    var arguments = syntax.call().arguments();
    var parameters = function.parameters();
    int before = piped == null ? 0 : 1;
    if (arguments.size() + before != parameters.size()) {
      throw AnalysisError.at(
          syntax,
          ErrorCode.UNKNOWN_FUNCTION,
          "Number of arguments does not match for table function "
              + String.join(".", names)
              + "; expected "
              + parameters.size()
              + ", found "
              + (arguments.size() + before));
    }
    var values = new ArrayList<ScopeColumn>();
    var tables = CommonTables.NONE;
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      var name = parameter.name().name();
      if (i < before && piped != null && isTable(parameter)) {
        tables = tables.withArgument(name, () -> piped);
      } else if (isTable(parameter)) {
        tables = tables.withArgument(name, table(arguments.get(i - before), function));
      } else if (i < before) {
        throw AnalysisError.invalid(
            syntax, "The first parameter of a table function in CALL must be a table");
      } else {
        values.add(new ScopeColumn(name, value(arguments.get(i - before), parameter)));
      }
    }
    var scope = new NameScope(FromScope.EMPTY, values, null);
    var bound = tables;
    var rows =
        statement.within(syntax, scope, () -> new RoutineAnalyzer(statement).rows(function, bound));
    IdentifierSyntax alias = syntax.alias();
    return FromResult.of(
        rows.plan(), rows.variable(alias == null ? names.getLast() : alias.name()));
  }

  private static LakebirdException unknown(List<String> names, TableCallSyntax syntax) {
    var name = String.join(".", names);
    var upper = name.toUpperCase(Locale.ROOT);
    if (DOCUMENTED.contains(upper) || upper.startsWith("ML.") || upper.startsWith("AI.")) {
      return AnalysisError.unimplemented(syntax, "The table function " + upper);
    }
    return AnalysisError.at(
        syntax, ErrorCode.UNKNOWN_FUNCTION, "Table-valued function not found: " + name);
  }

  private static boolean isTable(FunctionParameterSyntax parameter) {
    return parameter.anyTable() || !parameter.tableColumns().isEmpty();
  }

  private PlanExpression value(ArgumentSyntax argument, FunctionParameterSyntax parameter) {
    if (!(argument instanceof ArgumentSyntax.Value value)) {
      throw AnalysisError.invalid(
          argument, "Argument " + parameter.name().name() + " takes a value");
    }
    var expressions =
        new ExpressionAnalyzer(
            statement,
            query.outer() == null ? NameScope.NOTHING : query.outer(),
            query.commonTables(),
            AggregateSink.Forbidden.in("FROM clause"),
            WindowSink.Forbidden.in("FROM clause"));
    var expression = expressions.analyze(value.value());
    var type = parameter.type();
    var wanted = type == null ? expression.type() : TypeAnalyzer.type(type);
    if (!Coercion.coerces(expression, wanted)) {
      throw AnalysisError.typeMismatch(
          argument,
          "Argument "
              + parameter.name().name()
              + " has type "
              + expression.type().sqlName()
              + " but "
              + wanted.sqlName()
              + " is expected");
    }
    var coerced = expressions.coerce(expression, wanted);
    return coerced instanceof Constant constant
        ? Constant.of(constant.value(), constant.place())
        : coerced;
  }

  /// The rows of a table argument, analysed where the call stands.
  private Supplier<QueryResult> table(ArgumentSyntax argument, CreateTableFunctionSyntax function) {
    var parameters = statement.parameters();
    Supplier<QueryResult> rows =
        switch (argument) {
          case ArgumentSyntax.Table table ->
              () ->
                  result(
                      new FromAnalyzer(query)
                          .analyze(
                              new TableReferenceSyntax(
                                  table.span(), table.path(), null, null, null)));
          case ArgumentSyntax.Value value
              when value.value() instanceof SubqueryExpressionSyntax subquery ->
              () -> query.analyze(subquery.query());
          case ArgumentSyntax.Value v -> throw notTable(v, function);
          case ArgumentSyntax.Star s -> throw notTable(s, function);
          case ArgumentSyntax.Lambda l -> throw notTable(l, function);
          case ArgumentSyntax.Model m -> throw notTable(m, function);
        };
    return () -> statement.withParameters(parameters, rows);
  }

  private static LakebirdException notTable(
      ArgumentSyntax argument, CreateTableFunctionSyntax function) {
    return AnalysisError.invalid(
        argument,
        "Table function "
            + String.join(".", function.name().objectNames())
            + " takes a TABLE or a subquery here");
  }

  /// Rows of FROM as those of a query.
  private QueryResult result(FromResult from) {
    var columns = new ArrayList<SelectColumn>();
    from.scope().columns().forEach(c -> columns.add(new SelectColumn(c.name(), c.expression())));
    return QueryResult.of(statement, from.plan(), columns);
  }
}
