package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.rowpattern.MatchRows;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.syntax.MatchRecognizeSyntax;
import dev.lakebird.sql.syntax.WindowSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// MATCH_RECOGNIZE: the rows of each partition are collected in their order, with what DEFINE says of
/// them; `$match_rows` finds the matches; and measures are aggregates over the rows of each.
///
/// Source: the GoogleSQL reference, "MATCH_RECOGNIZE".
final class MatchAnalyzer {
  private final QueryAnalyzer query;
  private final StatementContext statement;
  private final MatchRecognizeSyntax syntax;
  private final Place place;
  private final List<String> symbols = new ArrayList<>();

  MatchAnalyzer(QueryAnalyzer query, MatchRecognizeSyntax syntax) {
    this.query = query;
    this.statement = query.statement();
    this.syntax = syntax;
    this.place = Place.at(syntax.span().start());
  }

  FromResult analyze(FromResult input) {
    var names = new HashSet<String>();
    for (var symbol : syntax.symbols()) {
      symbols.add(symbol.name().name());
      if (!names.add(symbol.name().name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.invalid(
            symbol, "The symbol " + symbol.name().name() + " is defined twice");
      }
    }
    var partitions = collect(input);
    var rows = matches(partitions);
    return measures(rows);
  }

  private ExpressionAnalyzer expressions(
      FromScope scope, AggregateSink aggregates, WindowSink windows) {
    return new ExpressionAnalyzer(
        statement, NameScope.of(scope, query.outer()), query.commonTables(), aggregates, windows);
  }

  /// One row a partition: its keys, and its rows as STRUCTs, of which the first fields are the symbols.
  private record Partitions(
      LogicalPlan plan, List<PlanColumn> keys, PlanColumn rows, FromScope scope) {}

  private Partitions collect(FromResult input) {
    var windows = new WindowCollector(statement, List.of());
    var rowsOnly =
        expressions(input.scope(), AggregateSink.Forbidden.in("MATCH_RECOGNIZE"), windows);
    var keys = new ArrayList<Assignment>();
    for (var key : syntax.partitionBy()) {
      var value = rowsOnly.analyze(key);
      if (!value.type().isGroupable()) {
        throw AnalysisError.typeMismatch(
            key,
            "Partitioning by expressions of type " + value.type().sqlName() + " is not allowed");
      }
      keys.add(
          new Assignment(statement.column(ImplicitNames.of(key).orElse(""), value.type()), value));
    }
    var order = new ArrayList<SortKey>();
    for (var item : syntax.orderBy()) {
      order.add(SortKeys.of(item, rowsOnly.analyze(item.expression()), rowsOnly));
    }
    var fields = new ArrayList<PlanExpression>();
    var types = new ArrayList<SqlType.Field>();
    var functions =
        new MatchFunctions.OfRows(
            new WindowSyntax(syntax.span(), null, syntax.partitionBy(), syntax.orderBy(), null));
    for (var symbol : syntax.symbols()) {
      fields.add(
          statement.withMatchFunctions(
              functions, () -> rowsOnly.condition(symbol.expression(), "DEFINE")));
      types.add(SqlType.Field.of(symbol.name().name(), SqlType.BOOL));
    }
    for (var column : input.scope().columns()) {
      fields.add(column.expression());
      types.add(SqlType.Field.of(column.name(), column.expression().type()));
    }
    var type = new SqlType.Struct(types);
    var collected =
        new AggregateCall(
            (AggregateFunction) Functions.find("ARRAY_AGG").orElseThrow(),
            List.of(new StructOf(fields, type, place)),
            false,
            order,
            OptionalLong.empty(),
            AggregateCall.Nulls.UNSAID,
            SqlType.array(type),
            place);
    var rows = statement.column("rows", collected.type());
    var plan =
        AggregatePlan.of(
            windows.over(input.plan(), e -> e),
            keys,
            List.of(new AggregatePlan.Measure(rows, collected)));
    return new Partitions(
        plan, keys.stream().map(Assignment::column).toList(), rows, input.scope());
  }

  /// The rows of all matches, each symbol with columns of its own.
  ///
  /// @param symbolColumns for each symbol, the columns of its rows
  private record Matches(
      LogicalPlan plan,
      List<PlanColumn> keys,
      PlanColumn match,
      PlanColumn number,
      PlanColumn symbol,
      FromScope scope,
      List<List<PlanColumn>> symbolColumns) {}

  private Matches matches(Partitions partitions) {
    var rowType = ((SqlType.Array) partitions.rows().type()).element();
    var type = MatchRows.type(rowType);
    var names = new ArrayList<PlanExpression>();
    symbols.forEach(name -> names.add(Constant.of(Value.of(name), place)));
    var constants =
        expressions(
            FromScope.EMPTY,
            AggregateSink.Forbidden.in("MATCH_RECOGNIZE"),
            WindowSink.Forbidden.in("MATCH_RECOGNIZE"));
    var found =
        new Call(
            FunctionTable.operator("$match_rows"),
            List.of(
                new ColumnReference(partitions.rows(), place),
                Constant.of(
                    Value.of(new RowPatternText(symbols, constants).of(syntax.pattern())), place),
                new ArrayOf(names, SqlType.array(SqlType.STRING), place),
                Constant.of(Value.of(syntax.toNextRow()), place),
                Constant.of(Value.of(isLongest(constants)), place)),
            SqlType.array(type),
            false,
            place);
    var element = statement.column("matched", type);
    var unnested = new UnnestPlan(partitions.plan(), found, element, null, false);
    var assignments = new ArrayList<Assignment>();
    partitions.keys().forEach(key -> assignments.add(Assignment.pass(key)));
    var value = new ColumnReference(element, place);
    var match = add("match_number", FieldAccess.of(value, 0, place), assignments);
    var number = add("match_row_number", FieldAccess.of(value, 1, place), assignments);
    var symbol = add("classifier", FieldAccess.of(value, 2, place), assignments);
    var row = FieldAccess.of(value, 3, place);
    var columns = new ArrayList<ScopeColumn>();
    var variables = new ArrayList<RangeVariable>();
    var bySymbol = new ArrayList<List<PlanColumn>>();
    for (int s = -1; s < symbols.size(); s++) {
      var own = new ArrayList<PlanColumn>();
      var visible = new ArrayList<ScopeColumn>();
      for (int i = 0; i < partitions.scope().columns().size(); i++) {
        var name = partitions.scope().columns().get(i).name();
        var column = add(name, FieldAccess.of(row, symbols.size() + i, place), assignments);
        own.add(column);
        visible.add(ScopeColumn.of(name, column));
      }
      if (s < 0) {
        columns.addAll(visible);
      } else {
        bySymbol.add(own);
        variables.add(new RangeVariable(symbols.get(s), visible, null));
      }
    }
    return new Matches(
        new ProjectPlan(unnested, assignments),
        partitions.keys(),
        match,
        number,
        symbol,
        new FromScope(variables, columns),
        bySymbol);
  }

  private PlanColumn add(String name, PlanExpression value, List<Assignment> into) {
    var column = statement.column(name, value.type());
    into.add(new Assignment(column, value));
    return column;
  }

  private boolean isLongest(ExpressionAnalyzer constants) {
    boolean longest = false;
    for (var option : syntax.options()) {
      if (!option.name().name().equalsIgnoreCase("use_longest_match")) {
        throw AnalysisError.invalid(
            option, "MATCH_RECOGNIZE has no option " + option.name().name());
      }
      if (!(constants.analyze(option.value()) instanceof Constant c)
          || !(c.value() instanceof Value.BoolValue is)) {
        throw AnalysisError.at(
            option, ErrorCode.INVALID_VALUE, "use_longest_match must be a BOOL, and not NULL");
      }
      longest = is.value();
    }
    return longest;
  }

  private FromResult measures(Matches rows) {
    var windows = WindowSink.Forbidden.in("MEASURES");
    var collector = new AggregateCollector(statement, new WindowCollector(statement, List.of()));
    var expressions = expressions(rows.scope(), collector, windows);
    var functions =
        new MatchFunctions.OfMatches(
            new ColumnReference(rows.match(), place),
            new ColumnReference(rows.number(), place),
            new ColumnReference(rows.symbol(), place));
    var values = new ArrayList<PlanExpression>();
    for (var measure : syntax.measures()) {
      values.add(
          statement.withMatchFunctions(functions, () -> expressions.analyze(measure.expression())));
    }
    var keys = new ArrayList<PlanExpression>();
    rows.keys().forEach(key -> keys.add(new ColumnReference(key, place)));
    keys.add(new ColumnReference(rows.match(), place));
    var rewriter = new MatchGroups(statement, rows.plan(), keys, partitionColumns(rows));
    var measures = new ArrayList<AggregatePlan.Measure>();
    for (var measure : collector.measures()) {
      measures.add(new AggregatePlan.Measure(measure.column(), restricted(measure.call(), rows)));
    }
    var assignments = new ArrayList<Assignment>();
    var visible = new ArrayList<ScopeColumn>();
    for (int i = 0; i < rows.keys().size(); i++) {
      var key = rewriter.keys().get(i);
      var column = add(key.name(), new ColumnReference(key, place), assignments);
      visible.add(ScopeColumn.of(key.name(), column));
    }
    for (int i = 0; i < values.size(); i++) {
      var name = syntax.measures().get(i).name().name();
      var column = add(name, rewriter.rewrite(values.get(i)), assignments);
      visible.add(ScopeColumn.of(name, column));
    }
    return FromResult.of(
        new ProjectPlan(rewriter.aggregate(measures), assignments),
        new RangeVariable(FromAnalyzer.aliasOf(syntax.alias()), visible, null));
  }

  /// The columns of rows that are partition keys, each with its key.
  private List<PlanColumn> partitionColumns(Matches rows) {
    var columns = new ArrayList<PlanColumn>();
    for (int i = 0; i < syntax.partitionBy().size(); i++) {
      var name = ImplicitNames.of(syntax.partitionBy().get(i));
      var found =
          rows.scope().columns().stream()
              .filter(c -> name.isPresent() && c.isNamed(name.get()))
              .findFirst();
      columns.add(
          found.isPresent() && found.get().expression() instanceof ColumnReference reference
              ? reference.column()
              : rows.keys().get(i));
    }
    return columns;
  }

  /// The call over the rows of the symbol whose columns it uses, else over all of the match, in their
  /// order.
  private AggregateCall restricted(AggregateCall call, Matches rows) {
    var used = new HashSet<Integer>();
    call.children().forEach(child -> Conditions.collect(child, used));
    PlanExpression condition = operator("$is_not_null", new ColumnReference(rows.number(), place));
    int symbol = -1;
    for (int s = 0; s < symbols.size(); s++) {
      if (rows.symbolColumns().get(s).stream().anyMatch(c -> used.contains(c.id()))) {
        if (symbol >= 0) {
          throw AnalysisError.invalid(
              syntax,
              "An aggregate of MEASURES uses columns of the symbols "
                  + symbols.get(symbol)
                  + " and "
                  + symbols.get(s));
        }
        symbol = s;
        condition =
            operator(
                "$equal",
                new ColumnReference(rows.symbol(), place),
                Constant.of(Value.of(symbols.get(s)), place));
      }
    }
    var filter = call.filter();
    var number = new ColumnReference(rows.number(), place);
    boolean takesOrder =
        call.orderBy().isEmpty()
            && (!call.distinct() || call.arguments().contains(number))
            && switch (call.name()) {
              case "ARRAY_AGG", "STRING_AGG", "ARRAY_CONCAT_AGG" -> true;
              default -> false;
            };
    return new AggregateCall(
        call.function(),
        call.arguments(),
        call.distinct(),
        filter == null ? condition : operator("$and", filter, condition),
        takesOrder ? List.of(new SortKey(number, false, true)) : call.orderBy(),
        call.limit(),
        call.nulls(),
        call.having(),
        call.type(),
        call.place());
  }

  private PlanExpression operator(String name, PlanExpression... arguments) {
    return new Calls(statement.options().zone()).operator(name, syntax, place, arguments);
  }
}
