package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.UnpivotInputSyntax;
import dev.lakebird.sql.syntax.UnpivotSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// UNPIVOT: each row becomes one for each input of the IN list, by unnesting an array of them. Source:
/// the GoogleSQL reference, "UNPIVOT operator".
final class UnpivotAnalyzer {
  private final QueryAnalyzer query;
  private final StatementContext statement;

  UnpivotAnalyzer(QueryAnalyzer query) {
    this.query = query;
    this.statement = query.statement();
  }

  FromResult analyze(UnpivotSyntax syntax, FromResult input) {
    PivotAnalyzer.refuseValueTable(input, syntax, "UNPIVOT");
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.of(input.scope(), null),
            query.commonTables(),
            AggregateSink.Forbidden.in("UNPIVOT"),
            WindowSink.Forbidden.in("UNPIVOT"));
    var used = new HashSet<Integer>();
    var rows = new ArrayList<List<PlanExpression>>();
    for (var row : syntax.inputs()) {
      rows.add(row(row, syntax, expressions));
      rows.getLast().forEach(value -> Conditions.collect(value, used));
    }
    var element = element(rows, syntax);
    var array =
        new ArrayOf(
            rows.stream()
                .<PlanExpression>map(
                    row -> new StructOf(row, element, Place.at(syntax.span().start())))
                .toList(),
            SqlType.array(element),
            Place.at(syntax.span().start()));
    var made = statement.column("", element);
    LogicalPlan plan = new UnnestPlan(input.plan(), array, made, null, false);
    var assignments = new ArrayList<Assignment>();
    input.plan().columns().forEach(column -> assignments.add(Assignment.pass(column)));
    var visible = new ArrayList<ScopeColumn>();
    for (var column : input.scope().columns()) {
      if (Conditions.columnsOf(column.expression()).stream().noneMatch(used::contains)) {
        visible.add(column);
      }
    }
    var values = new ArrayList<PlanColumn>();
    for (int field = 0; field < element.fields().size(); field++) {
      var name =
          field < syntax.valueColumns().size()
              ? nameOf(syntax.valueColumns().get(field))
              : syntax.nameColumn().name();
      var column = statement.column(name, element.fields().get(field).type());
      assignments.add(
          new Assignment(
              column,
              FieldAccess.of(new ColumnReference(made, Place.UNKNOWN), field, Place.UNKNOWN)));
      visible.add(ScopeColumn.of(name, column));
      values.add(column);
    }
    plan = new ProjectPlan(plan, assignments);
    if (!syntax.includeNulls()) {
      plan =
          new FilterPlan(
              plan, anyPresent(values.subList(0, values.size() - 1), expressions, syntax));
    }
    return FromResult.of(
        plan, new RangeVariable(FromAnalyzer.aliasOf(syntax.alias()), visible, null));
  }

  private static String nameOf(PathSyntax path) {
    return path.parts().getLast().name();
  }

  /// The values of one input, then its label.
  private static List<PlanExpression> row(
      UnpivotInputSyntax row, UnpivotSyntax syntax, ExpressionAnalyzer expressions) {
    if (row.columns().size() != syntax.valueColumns().size()) {
      throw AnalysisError.invalid(
          row,
          "UNPIVOT has "
              + syntax.valueColumns().size()
              + " value columns, but "
              + row.columns().size()
              + " columns stand here");
    }
    var values = new ArrayList<PlanExpression>();
    var names = new ArrayList<String>();
    for (var column : row.columns()) {
      values.add(expressions.analyze(column));
      names.add(nameOf(column));
    }
    var label = row.label();
    values.add(
        label == null
            ? Constant.of(Value.of(String.join("_", names)), Place.at(row.span().start()))
            : expressions.analyze(label));
    return values;
  }

  /// The type of all rows, in which each column has one type.
  private static SqlType.Struct element(List<List<PlanExpression>> rows, UnpivotSyntax syntax) {
    var fields = new ArrayList<SqlType.Field>();
    for (int i = 0; i < rows.getFirst().size(); i++) {
      var type = rows.getFirst().get(i).type();
      for (int r = 1; r < rows.size(); r++) {
        var other = rows.get(r).get(i).type();
        if (!Coercion.sameLayout(type, other)) {
          throw AnalysisError.typeMismatch(
              syntax.inputs().get(r),
              "The columns of UNPIVOT must have one type, but have "
                  + type.sqlName()
                  + " and "
                  + other.sqlName());
        }
      }
      fields.add(new SqlType.Field(Optional.empty(), type));
    }
    return new SqlType.Struct(fields);
  }

  private static PlanExpression anyPresent(
      List<PlanColumn> values, ExpressionAnalyzer expressions, UnpivotSyntax syntax) {
    var tests = new ArrayList<PlanExpression>();
    for (var value : values) {
      tests.add(
          expressions
              .calls()
              .operator(
                  "$is_not_null",
                  syntax,
                  Place.UNKNOWN,
                  new ColumnReference(value, Place.UNKNOWN)));
    }
    return tests.size() == 1
        ? tests.getFirst()
        : expressions.calls().operator("$or", syntax, Place.UNKNOWN, tests);
  }
}
