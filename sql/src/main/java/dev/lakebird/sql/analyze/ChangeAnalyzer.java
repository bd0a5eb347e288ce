package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.DeleteSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.TruncateSyntax;
import dev.lakebird.sql.syntax.UpdateSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// UPDATE, DELETE and TRUNCATE. Source: the BigQuery documentation, "Data manipulation language".
final class ChangeAnalyzer {
  private final StatementContext statement;

  ChangeAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement analyze(TruncateSyntax syntax) {
    var target = new ChangeTarget(statement, syntax.target(), null);
    var columns = new ArrayList<PlanColumn>();
    target.table().columns().forEach(c -> columns.add(statement.column(c.name(), c.type())));
    columns.add(statement.column(ChangeTarget.ACTION, SqlType.INT64));
    return target.change("TRUNCATE TABLE", ValuesPlan.empty(columns), false);
  }

  AnalyzedStatement analyze(DeleteSyntax syntax) {
    var where = syntax.where();
    if (where == null) {
      throw AnalysisError.invalid(syntax, "DELETE must have a WHERE clause");
    }
    var target = new ChangeTarget(statement, syntax.target(), syntax.alias());
    var rows = target.rows();
    var condition =
        expressions(FromScope.of(rows.variable()), "DELETE").condition(where, "WHERE clause");
    var action = ChangeTarget.actionIf(condition, ChangeTarget.Action.DELETED);
    return target.change(
        "DELETE",
        target.written(rows.plan(), ChangeTarget.references(rows.columns()), action),
        false);
  }

  AnalyzedStatement analyze(UpdateSyntax syntax) {
    var where = syntax.where();
    if (where == null) {
      throw AnalysisError.invalid(syntax, "UPDATE must have a WHERE clause");
    }
    var target = new ChangeTarget(statement, syntax.target(), syntax.alias());
    var rows = target.rows();
    var scope = FromScope.of(rows.variable());
    var from = syntax.from();
    Flagged flagged;
    if (from == null) {
      flagged = flagged(rows.plan(), condition(scope, where));
    } else {
      var source =
          new FromAnalyzer(new QueryAnalyzer(statement, CommonTables.NONE, null)).analyze(from);
      scope = scope.with(source.scope(), from);
      flagged = matched(rows.plan(), source.plan(), condition(scope, where));
    }
    var expressions = expressions(scope, "UPDATE");
    var before = ChangeTarget.references(rows.columns());
    var after = new UpdateItems(statement, target, expressions).values(syntax.items(), before);
    var flag = new ColumnReference(flagged.flag(), Place.UNKNOWN);
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < before.size(); i++) {
      values.add(
          after.get(i).equals(before.get(i))
              ? before.get(i)
              : new CaseWhen(
                  List.of(new CaseWhen.Branch(flag, after.get(i))),
                  before.get(i),
                  before.get(i).type(),
                  Place.UNKNOWN));
    }
    return target.change(
        "UPDATE",
        target.written(
            flagged.plan(), values, ChangeTarget.actionIf(flag, ChangeTarget.Action.UPDATED)),
        from != null);
  }

  private PlanExpression condition(FromScope scope, ExpressionSyntax where) {
    return expressions(scope, "UPDATE").condition(where, "WHERE clause");
  }

  ExpressionAnalyzer expressions(FromScope scope, String place) {
    return new ExpressionAnalyzer(
        statement,
        NameScope.of(scope, null),
        CommonTables.NONE,
        AggregateSink.Forbidden.in(place),
        WindowSink.Forbidden.in(place));
  }

  /// Rows with a column that is TRUE where something holds, and FALSE or NULL where not.
  record Flagged(LogicalPlan plan, PlanColumn flag) {}

  private Flagged flagged(LogicalPlan rows, PlanExpression condition) {
    var flag = statement.column("$flag", SqlType.BOOL);
    return new Flagged(flagged(rows, flag, condition), flag);
  }

  /// Rows with one more column.
  LogicalPlan flagged(LogicalPlan rows, PlanColumn column, PlanExpression value) {
    var assignments = new ArrayList<Assignment>();
    rows.columns().forEach(c -> assignments.add(Assignment.pass(c)));
    assignments.add(new Assignment(column, value));
    return new ProjectPlan(rows, assignments);
  }

  /// Every row with the only row of the source that meets the condition, and whether there is one; an
  /// error where there are several.
  Flagged matched(LogicalPlan rows, LogicalPlan source, PlanExpression condition) {
    var right = flagged(source, Constant.of(Value.of(true), Place.UNKNOWN));
    return new Flagged(
        JoinPlan.of(JoinPlan.Kind.SINGLE, rows, right.plan(), Conditions.conjuncts(condition)),
        right.flag());
  }
}
