package dev.lakebird.sql.analyze;

import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The table that UPDATE, DELETE, MERGE or TRUNCATE changes. The statement is a plan of all rows that
/// the table has afterwards, each with what became of it, and of those that it has no more.
final class ChangeTarget {
  /// The last column of the written rows: what became of the row.
  static final String ACTION = "$action";

  private final StatementContext statement;
  private final TableDescription table;
  private final String alias;

  ChangeTarget(StatementContext statement, PathSyntax path, @Nullable IdentifierSyntax alias) {
    this.statement = statement;
    this.table = TableAnalyzer.find(statement, path, OptionalLong.empty());
    this.alias = alias == null ? path.objectNames().getLast() : alias.name();
    if (table.valueTable()) {
      throw AnalysisError.unimplemented(path, "Changing rows of a value table");
    }
  }

  /// What becomes of a row.
  enum Action {
    KEPT,
    UPDATED,
    INSERTED,
    DELETED
  }

  TableDescription table() {
    return table;
  }

  String alias() {
    return alias;
  }

  /// The rows of the table, read once more at every call.
  record Rows(LogicalPlan plan, List<PlanColumn> columns, RangeVariable variable) {}

  Rows rows() {
    statement.reads(table);
    var columns = new ArrayList<PlanColumn>();
    table.columns().forEach(c -> columns.add(statement.column(c.name(), c.type())));
    var visible = columns.stream().map(c -> ScopeColumn.of(c.name(), c)).toList();
    return new Rows(
        new ScanPlan(table, columns, columns, List.of()),
        columns,
        new RangeVariable(alias, visible, null));
  }

  /// The action of rows for which a condition is TRUE; others are kept.
  static PlanExpression actionIf(PlanExpression condition, Action action) {
    return new CaseWhen(
        List.of(new CaseWhen.Branch(condition, constant(action))),
        constant(Action.KEPT),
        SqlType.INT64,
        Place.UNKNOWN);
  }

  static Constant constant(Action action) {
    return Constant.of(Value.of((long) action.ordinal()), Place.UNKNOWN);
  }

  /// Rows with a value for each column of the table, and their action.
  LogicalPlan written(LogicalPlan input, List<PlanExpression> values, PlanExpression action) {
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < table.columns().size(); i++) {
      var column = table.columns().get(i);
      assignments.add(
          new Assignment(statement.column(column.name(), column.type()), values.get(i)));
    }
    assignments.add(new Assignment(statement.column(ACTION, SqlType.INT64), action));
    return new ProjectPlan(input, assignments);
  }

  static List<PlanExpression> references(List<PlanColumn> columns) {
    return columns.stream()
        .<PlanExpression>map(c -> new ColumnReference(c, Place.UNKNOWN))
        .toList();
  }

  /// The statement that leaves the table with these rows.
  AnalyzedStatement.Change change(String operation, LogicalPlan rows, boolean matchesSource) {
    var columns = new ArrayList<>(table.columns());
    columns.add(Column.of(ACTION, SqlType.INT64));
    var target = TableDescription.of(table.name(), table.identity(), columns);
    return new AnalyzedStatement.Change(
        operation,
        new WritePlan(WritePlan.Kind.REWRITE, target, rows, rows.columns()),
        matchesSource,
        statement.tablesRead());
  }
}
