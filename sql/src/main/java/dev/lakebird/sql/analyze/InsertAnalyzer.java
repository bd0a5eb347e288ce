package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.sql.syntax.AssignedValueSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.InsertQuerySyntax;
import dev.lakebird.sql.syntax.InsertRowSyntax;
import dev.lakebird.sql.syntax.InsertSyntax;
import dev.lakebird.sql.syntax.InsertValuesSyntax;
import dev.lakebird.sql.syntax.MergeActionSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// INSERT of rows or of a query.
final class InsertAnalyzer {
  private final StatementContext statement;

  InsertAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(InsertSyntax syntax) {
    var target = TableAnalyzer.find(statement, syntax.target(), OptionalLong.empty());
    var columns = columns(target, syntax.columns());
    var rows =
        switch (syntax.source()) {
          case InsertValuesSyntax values -> values(target, columns, values);
          case InsertQuerySyntax query -> query(target, columns, query);
        };
    return new AnalyzedStatement.Insert(
        new WritePlan(WritePlan.Kind.INSERT, target, rows, rows.columns()), statement.tablesRead());
  }

  /// The indices of the columns that get values.
  private static List<Integer> columns(TableDescription target, List<IdentifierSyntax> names) {
    var indices = new ArrayList<Integer>();
    if (names.isEmpty()) {
      for (int i = 0; i < target.columns().size(); i++) {
        indices.add(i);
      }
      return indices;
    }
    for (var name : names) {
      int index = index(target, name);
      if (indices.contains(index)) {
        throw AnalysisError.invalid(name, "INSERT has columns with duplicate name: " + name.name());
      }
      indices.add(index);
    }
    return indices;
  }

  private static int index(TableDescription target, IdentifierSyntax name) {
    int found = -1;
    for (int i = 0; i < target.columns().size(); i++) {
      if (target.columns().get(i).name().equalsIgnoreCase(name.name())) {
        if (found >= 0) {
          throw AnalysisError.at(
              name, ErrorCode.AMBIGUOUS_NAME, "Column name " + name.name() + " is ambiguous");
        }
        found = i;
      }
    }
    if (found < 0) {
      throw AnalysisError.at(
          name,
          ErrorCode.UNKNOWN_NAME,
          "Column "
              + name.name()
              + " is not present in table "
              + target.dottedName()
              + NearNames.suggestion(
                  name.name(), target.columns().stream().map(Column::name).toList()));
    }
    return found;
  }

  private LogicalPlan values(
      TableDescription target, List<Integer> indices, InsertValuesSyntax syntax) {
    var rows = new ArrayList<List<PlanExpression>>();
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.NOTHING,
            CommonTables.NONE,
            AggregateSink.Forbidden.in("INSERT VALUES"),
            WindowSink.Forbidden.in("INSERT VALUES"));
    Supplier<Boolean> once =
        () ->
            rows.addAll(
                syntax.rows().stream().map(row -> row(target, indices, row, expressions)).toList());
    var unused = once.get();
    var further = statement.options().furtherRows();
    for (int row = 0; row < further.size(); row++) {
      try {
        unused = statement.withRow(further.get(row), once);
      } catch (LakebirdException e) {
        throw e.with("row_of_parameters", row + 2);
      }
    }
    var columns = new ArrayList<PlanColumn>();
    target.columns().forEach(c -> columns.add(statement.column(c.name(), c.type())));
    return new ValuesPlan(columns, rows);
  }

  /// The row of an INSERT inside of MERGE: values over the source, or the source's columns themselves.
  List<PlanExpression> row(
      TableDescription target, MergeActionSyntax.Insert insert, ExpressionAnalyzer expressions) {
    var indices = columns(target, insert.columns());
    var row = insert.row();
    if (row != null) {
      return row(target, indices, row, expressions);
    }
    var source = expressions.scope().from().columns();
    if (source.size() != indices.size()) {
      throw wrongCount(insert, source.size(), indices.size());
    }
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < target.columns().size(); i++) {
      var column = target.columns().get(i);
      int given = indices.indexOf(i);
      values.add(
          given < 0
              ? missing(column)
              : StoredValues.convert(statement, source.get(given).expression(), column, insert));
    }
    return values;
  }

  private static LakebirdException wrongCount(Syntax syntax, int has, int expected) {
    return AnalysisError.invalid(
        syntax, "Inserted row has wrong column count; Has " + has + ", expected " + expected);
  }

  private List<PlanExpression> row(
      TableDescription target,
      List<Integer> indices,
      InsertRowSyntax row,
      ExpressionAnalyzer expressions) {
    if (row.values().size() != indices.size()) {
      throw wrongCount(row, row.values().size(), indices.size());
    }
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < target.columns().size(); i++) {
      int given = indices.indexOf(i);
      values.add(
          given < 0
              ? missing(target.columns().get(i))
              : value(row.values().get(given), target.columns().get(i), expressions));
    }
    return values;
  }

  private PlanExpression value(
      AssignedValueSyntax assigned, Column column, ExpressionAnalyzer expressions) {
    var expression = assigned.expression();
    if (expression == null) {
      return missing(column);
    }
    var value = expressions.analyze(expression);
    if (!Coercion.coerces(value, column.type())) {
      throw AnalysisError.typeMismatch(
          expression,
          "Value has type "
              + value.type().sqlName()
              + " which cannot be inserted into column "
              + column.name()
              + ", which has type "
              + column.type().sqlName());
    }
    return StoredValues.convert(statement, value, column, expression);
  }

  /// A column without a value and without a default is NULL.
  private static PlanExpression missing(Column column) {
    return Constant.of(Value.nullOf(column.type()), Place.UNKNOWN);
  }

  private LogicalPlan query(
      TableDescription target, List<Integer> indices, InsertQuerySyntax syntax) {
    var result =
        new QueryAnalyzer(statement, CommonTables.NONE, null)
            .analyze(syntax.query())
            .expanded(statement);
    if (result.columns().size() != indices.size()) {
      throw wrongCount(syntax, result.columns().size(), indices.size());
    }
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < target.columns().size(); i++) {
      var column = target.columns().get(i);
      int given = indices.indexOf(i);
      var value =
          given < 0
              ? missing(column)
              : StoredValues.convert(
                  statement, SetOperationAnalyzer.source(result, given), column, syntax);
      assignments.add(new Assignment(statement.column(column.name(), column.type()), value));
    }
    return new ProjectPlan(result.plan(), assignments);
  }
}
