package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// The rows of a query.
///
/// @param columns the result's columns in order, which the plan has, perhaps among others
/// @param valueTable whether the only column is the row's value (`SELECT AS STRUCT`, `SELECT AS VALUE`)
record QueryResult(LogicalPlan plan, List<Output> columns, boolean valueTable) {
  QueryResult {
    columns = List.copyOf(columns);
  }

  /// A column of the result; the name is empty where it has none.
  record Output(String name, PlanColumn column) {}

  /// A projection of named values.
  static QueryResult of(StatementContext statement, LogicalPlan input, List<SelectColumn> columns) {
    var outputs = new ArrayList<Output>();
    var assignments = new ArrayList<Assignment>();
    for (var column : columns) {
      var made = statement.column(column.name(), column.expression().type());
      outputs.add(new Output(column.name(), made));
      assignments.add(new Assignment(made, column.expression()));
    }
    return new QueryResult(new ProjectPlan(input, assignments), outputs, false);
  }

  List<PlanColumn> planColumns() {
    return columns.stream().map(Output::column).toList();
  }

  QueryResult withPlan(LogicalPlan other) {
    return new QueryResult(other, columns, valueTable);
  }

  /// The same rows with no other columns than the result's.
  QueryResult trimmed() {
    return plan.columns().equals(planColumns())
        ? this
        : withPlan(ProjectPlan.keep(plan, planColumns()));
  }

  /// The result as clients and tables get it: the fields of a STRUCT value are the columns.
  QueryResult expanded(StatementContext statement) {
    if (!valueTable || !(columns.getFirst().column().type() instanceof SqlType.Struct)) {
      return this;
    }
    var outputs = new ArrayList<Output>();
    var assignments = new ArrayList<Assignment>();
    for (var field : Structs.columnsOf(scopeColumns().getFirst().expression())) {
      var column = statement.column(field.name(), field.expression().type());
      outputs.add(new Output(field.name(), column));
      assignments.add(new Assignment(column, field.expression()));
    }
    return new QueryResult(new ProjectPlan(plan, assignments), outputs, true);
  }

  List<ScopeColumn> scopeColumns() {
    return columns.stream().map(c -> ScopeColumn.of(c.name(), c.column())).toList();
  }

  /// The rows under an alias.
  RangeVariable variable(String alias) {
    if (valueTable) {
      var value = scopeColumns().getFirst().expression();
      return new RangeVariable(alias, Structs.columnsOf(value), value);
    }
    return new RangeVariable(alias, scopeColumns(), null);
  }
}
