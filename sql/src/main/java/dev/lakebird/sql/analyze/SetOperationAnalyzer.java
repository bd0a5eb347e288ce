package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.syntax.SetOperationSyntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// UNION, INTERSECT and EXCEPT.
final class SetOperationAnalyzer {
  private final QueryAnalyzer query;
  private final StatementContext statement;

  SetOperationAnalyzer(QueryAnalyzer query) {
    this.query = query;
    this.statement = query.statement();
  }

  QueryResult analyze(SetOperationSyntax syntax) {
    return analyze(syntax, syntax.inputs().stream().map(query::input).toList());
  }

  /// @param written the inputs, of which those of the syntax are the last ones
  QueryResult analyze(SetOperationSyntax syntax, List<QueryResult> written) {
    var name = syntax.operator() + (syntax.distinct() ? " DISTINCT" : " ALL");
    var match = syntax.match();
    var inputs = match == null ? written : new ColumnMatcher(statement, match).match(written);
    checkCounts(inputs, syntax, name);
    var types = types(inputs, syntax, name);
    var unified = inputs.stream().map(input -> as(input, types)).toList();
    var first = inputs.getFirst();
    var result =
        switch (syntax.operator()) {
          case UNION -> union(unified, syntax.distinct());
          case INTERSECT ->
              syntax.distinct() ? matched(unified, JoinPlan.Kind.SEMI) : counted(unified, "LEAST");
          case EXCEPT ->
              syntax.distinct()
                  ? matched(unified, JoinPlan.Kind.ANTI)
                  : counted(unified, "$subtract");
        };
    var outputs = new ArrayList<QueryResult.Output>();
    for (int i = 0; i < types.size(); i++) {
      outputs.add(new QueryResult.Output(first.columns().get(i).name(), result.columns().get(i)));
    }
    return new QueryResult(result, outputs, inputs.stream().allMatch(QueryResult::valueTable));
  }

  private static void checkCounts(
      List<QueryResult> inputs, SetOperationSyntax syntax, String name) {
    int count = inputs.getFirst().columns().size();
    for (int i = 1; i < inputs.size(); i++) {
      if (inputs.get(i).columns().size() != count) {
        throw AnalysisError.invalid(
            syntax.inputs().get(i - inputs.size() + syntax.inputs().size()),
            "Queries in "
                + name
                + " have mismatched column count; query 1 has "
                + count
                + " column"
                + (count == 1 ? "" : "s")
                + ", query "
                + (i + 1)
                + " has "
                + inputs.get(i).columns().size()
                + " column"
                + (inputs.get(i).columns().size() == 1 ? "" : "s"));
      }
    }
  }

  private static List<SqlType> types(
      List<QueryResult> inputs, SetOperationSyntax syntax, String name) {
    var types = new ArrayList<SqlType>();
    for (int i = 0; i < inputs.getFirst().columns().size(); i++) {
      int index = i;
      var values = inputs.stream().map(input -> source(input, index)).toList();
      types.add(
          Supertypes.of(values)
              .orElseThrow(
                  () ->
                      AnalysisError.typeMismatch(
                          syntax,
                          "Column "
                              + (index + 1)
                              + " in "
                              + name
                              + " has incompatible types: "
                              + String.join(
                                  ", ", values.stream().map(v -> v.type().sqlName()).toList()))));
    }
    return types;
  }

  /// What a column of an input is made of: the literal itself where it is one, since literals coerce.
  static PlanExpression source(QueryResult input, int index) {
    var column = input.columns().get(index).column();
    if (input.plan() instanceof ProjectPlan project) {
      for (var assignment : project.assignments()) {
        if (assignment.column().id() == column.id() && isWritten(assignment.expression())) {
          return assignment.expression();
        }
      }
    }
    return new ColumnReference(column, Place.UNKNOWN);
  }

  /// Whether a value is written out, with nothing computed but conversions.
  private static boolean isWritten(PlanExpression expression) {
    return switch (expression) {
      case Constant e -> true;
      case StructOf e -> e.fields().stream().allMatch(SetOperationAnalyzer::isWritten);
      case ArrayOf e -> e.elements().stream().allMatch(SetOperationAnalyzer::isWritten);
      case Cast e -> isWritten(e.input());
      default -> false;
    };
  }

  /// The input with its columns coerced, each under an id of its own.
  private LogicalPlan as(QueryResult input, List<SqlType> types) {
    var assignments = new ArrayList<Assignment>();
    boolean changed = false;
    for (int i = 0; i < types.size(); i++) {
      var column = input.columns().get(i).column();
      if (column.type().equals(types.get(i))
          || Coercion.sameLayout(column.type(), types.get(i))
              && types.get(i).plain().equals(types.get(i))) {
        assignments.add(Assignment.pass(column));
      } else {
        changed = true;
        assignments.add(
            new Assignment(
                statement.column(column.name(), types.get(i)),
                Coercion.coerce(source(input, i), types.get(i), statement.options().zone())));
      }
    }
    return changed ? new ProjectPlan(input.plan(), assignments) : input.plan();
  }

  private LogicalPlan union(List<LogicalPlan> inputs, boolean distinct) {
    var columns = new ArrayList<PlanColumn>();
    inputs.getFirst().columns().forEach(c -> columns.add(statement.column(c.name(), c.type())));
    LogicalPlan union =
        new UnionPlan(inputs, columns, inputs.stream().map(LogicalPlan::columns).toList());
    return distinct ? distinct(union) : union;
  }

  /// The distinct rows that another plan lacks.
  LogicalPlan without(LogicalPlan plan, LogicalPlan other) {
    return matched(List.of(plan, other), JoinPlan.Kind.ANTI);
  }

  LogicalPlan distinct(LogicalPlan plan) {
    checkGroupable(plan);
    var keys = new ArrayList<Assignment>();
    for (var column : plan.columns()) {
      keys.add(
          new Assignment(
              statement.column(column.name(), column.type()),
              new ColumnReference(column, Place.UNKNOWN)));
    }
    return AggregatePlan.distinct(plan, keys);
  }

  private static void checkGroupable(LogicalPlan plan) {
    for (var column : plan.columns()) {
      if (!column.type().isGroupable()) {
        throw new LakebirdException(
            ErrorCode.TYPE_MISMATCH,
            "Column "
                + column.name()
                + " of type "
                + column.type().sqlName()
                + " cannot be used in a set operation that compares rows");
      }
    }
  }

  /// INTERSECT ALL and EXCEPT ALL, input by input: each distinct row as often as `times` says of how often
  /// the two have it.
  private LogicalPlan counted(List<LogicalPlan> inputs, String times) {
    checkGroupable(inputs.getFirst());
    LogicalPlan result = inputs.getFirst();
    for (var other : inputs.subList(1, inputs.size())) {
      result = new CountedRows(statement).combine(result, other, times);
    }
    return result;
  }

  /// The distinct rows of the first input that have (or lack) an equal row in each other input.
  private LogicalPlan matched(List<LogicalPlan> inputs, JoinPlan.Kind kind) {
    var result = distinct(inputs.getFirst());
    for (var other : inputs.subList(1, inputs.size())) {
      var input = distinct(other);
      var conditions = new ArrayList<PlanExpression>();
      for (int i = 0; i < result.columns().size(); i++) {
        conditions.add(
            new Call(
                FunctionTable.operator("$is_not_distinct_from"),
                List.of(
                    new ColumnReference(result.columns().get(i), Place.UNKNOWN),
                    new ColumnReference(input.columns().get(i), Place.UNKNOWN)),
                SqlType.BOOL,
                false,
                Place.UNKNOWN));
      }
      result = JoinPlan.of(kind, result, input, conditions);
    }
    return result;
  }
}
