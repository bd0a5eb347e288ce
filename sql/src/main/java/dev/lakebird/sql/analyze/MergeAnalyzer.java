package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.syntax.MergeActionSyntax;
import dev.lakebird.sql.syntax.MergeClauseSyntax;
import dev.lakebird.sql.syntax.MergeMatch;
import dev.lakebird.sql.syntax.MergeSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// MERGE: the rows of the table, each joined with the only source row for which a MATCHED clause does
/// something, and the source rows without a partner for the NOT MATCHED clauses. Source: the BigQuery
/// documentation, "MERGE statement".
final class MergeAnalyzer {
  private final StatementContext statement;
  private final MergeSyntax syntax;
  private final ChangeAnalyzer changes;
  private final ChangeTarget target;

  MergeAnalyzer(StatementContext statement, MergeSyntax syntax) {
    this.statement = statement;
    this.syntax = syntax;
    this.changes = new ChangeAnalyzer(statement);
    this.target = new ChangeTarget(statement, syntax.target(), syntax.alias());
  }

  AnalyzedStatement analyze() {
    var parts = new ArrayList<LogicalPlan>();
    parts.add(kept());
    if (!clauses(MergeMatch.NOT_MATCHED_BY_TARGET).isEmpty()) {
      parts.add(inserted());
    }
    return target.change("MERGE", union(parts), true);
  }

  private LogicalPlan union(List<LogicalPlan> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var columns = new ArrayList<PlanColumn>();
    parts.getFirst().columns().forEach(c -> columns.add(statement.column(c.name(), c.type())));
    return new UnionPlan(parts, columns, parts.stream().map(LogicalPlan::columns).toList());
  }

  private List<MergeClauseSyntax> clauses(MergeMatch match) {
    return syntax.clauses().stream().filter(clause -> clause.match() == match).toList();
  }

  private FromResult source() {
    return new FromAnalyzer(new QueryAnalyzer(statement, CommonTables.NONE, null))
        .analyze(syntax.source());
  }

  private PlanExpression on(FromScope scope) {
    return changes.expressions(scope, "MERGE").condition(syntax.condition(), "ON clause");
  }

  /// The rows that the table has, as MATCHED and NOT MATCHED BY SOURCE leave them.
  private LogicalPlan kept() {
    var rows = target.rows();
    var own = FromScope.of(rows.variable());
    LogicalPlan plan = rows.plan();
    var before = ChangeTarget.references(rows.columns());
    var cases = new ArrayList<Case>();

    var matched = clauses(MergeMatch.MATCHED);
    if (!matched.isEmpty()) {
      var source = source();
      var both = own.with(source.scope(), syntax.source());
      var expressions = changes.expressions(both, "MERGE");
      var conditions = conditions(matched, expressions);
      var acts = new ArrayList<>(Conditions.conjuncts(on(both)));
      acts.add(Conditions.any(conditions).orElseThrow());
      var joined = changes.matched(plan, source.plan(), Conditions.allOrTrue(acts));
      plan = joined.plan();
      var flag = new ColumnReference(joined.flag(), Place.UNKNOWN);
      for (int i = 0; i < matched.size(); i++) {
        cases.add(
            new Case(
                Conditions.allOrTrue(List.of(flag, conditions.get(i))),
                matched.get(i).action(),
                expressions));
      }
    }
    var bySource = clauses(MergeMatch.NOT_MATCHED_BY_SOURCE);
    if (!bySource.isEmpty()) {
      var source = source();
      var mark = statement.column("$matched", SqlType.BOOL);
      plan =
          new JoinPlan(
              JoinPlan.Kind.MARK,
              plan,
              source.plan(),
              Conditions.conjuncts(on(own.with(source.scope(), syntax.source()))),
              mark);
      var unmatched =
          operator("$not", operator("$is_true", new ColumnReference(mark, Place.UNKNOWN)));
      var expressions = changes.expressions(own, "MERGE");
      var conditions = conditions(bySource, expressions);
      for (int i = 0; i < bySource.size(); i++) {
        cases.add(
            new Case(
                Conditions.allOrTrue(List.of(unmatched, conditions.get(i))),
                bySource.get(i).action(),
                expressions));
      }
    }
    return applied(plan, before, cases);
  }

  private static PlanExpression operator(String name, PlanExpression argument) {
    return new Call(
        FunctionTable.operator(name), List.of(argument), SqlType.BOOL, false, argument.place());
  }

  /// The conditions of clauses, TRUE where there is none.
  private static List<PlanExpression> conditions(
      List<MergeClauseSyntax> clauses, ExpressionAnalyzer expressions) {
    var conditions = new ArrayList<PlanExpression>();
    for (var clause : clauses) {
      var condition = clause.condition();
      conditions.add(
          condition == null
              ? Constant.of(Value.of(true), Place.UNKNOWN)
              : expressions.condition(condition, "WHEN clause"));
    }
    return conditions;
  }

  /// When something is done, and what.
  private record Case(
      PlanExpression condition, MergeActionSyntax action, ExpressionAnalyzer expressions) {}

  /// Rows after the first case of each that holds.
  private LogicalPlan applied(LogicalPlan plan, List<PlanExpression> before, List<Case> cases) {
    var which = new ArrayList<CaseWhen.Branch>();
    for (int i = 0; i < cases.size(); i++) {
      which.add(new CaseWhen.Branch(cases.get(i).condition(), number(i + 1)));
    }
    if (which.isEmpty()) {
      return target.written(plan, before, ChangeTarget.constant(ChangeTarget.Action.KEPT));
    }
    var chosen = statement.column("$case", SqlType.INT64);
    var flagged = changes.flagged(plan, chosen, choice(which, number(0), SqlType.INT64));
    var values = new ArrayList<PlanExpression>(before);
    var actions = new ArrayList<CaseWhen.Branch>();
    for (int i = cases.size() - 1; i >= 0; i--) {
      var is = equals(chosen, i + 1);
      switch (cases.get(i).action()) {
        case MergeActionSyntax.Delete delete ->
            actions.add(
                new CaseWhen.Branch(is, ChangeTarget.constant(ChangeTarget.Action.DELETED)));
        case MergeActionSyntax.Update update -> {
          actions.add(new CaseWhen.Branch(is, ChangeTarget.constant(ChangeTarget.Action.UPDATED)));
          var after =
              new UpdateItems(statement, target, cases.get(i).expressions())
                  .values(update.items(), before);
          for (int c = 0; c < values.size(); c++) {
            if (!after.get(c).equals(before.get(c))) {
              values.set(
                  c,
                  choice(
                      List.of(new CaseWhen.Branch(is, after.get(c))),
                      values.get(c),
                      before.get(c).type()));
            }
          }
        }
        case MergeActionSyntax.Insert insert ->
            throw AnalysisError.invalid(
                insert, "INSERT is only for WHEN NOT MATCHED [BY TARGET] clauses");
      }
    }
    return target.written(
        flagged,
        values,
        choice(actions, ChangeTarget.constant(ChangeTarget.Action.KEPT), SqlType.INT64));
  }

  private static Constant number(long value) {
    return Constant.of(Value.of(value), Place.UNKNOWN);
  }

  private static PlanExpression equals(PlanColumn column, long value) {
    return new Call(
        FunctionTable.operator(Conditions.EQUAL),
        List.of(new ColumnReference(column, Place.UNKNOWN), number(value)),
        SqlType.BOOL,
        false,
        Place.UNKNOWN);
  }

  private static PlanExpression choice(
      List<CaseWhen.Branch> branches, PlanExpression otherwise, SqlType type) {
    return new CaseWhen(branches, otherwise, type, Place.UNKNOWN);
  }

  /// The source rows that no row of the table matches, as the first INSERT that takes them.
  private LogicalPlan inserted() {
    var source = source();
    var rows = target.rows();
    var alone =
        JoinPlan.of(
            JoinPlan.Kind.ANTI,
            source.plan(),
            rows.plan(),
            Conditions.conjuncts(
                on(FromScope.of(rows.variable()).with(source.scope(), syntax.source()))));
    var clauses = clauses(MergeMatch.NOT_MATCHED_BY_TARGET);
    var expressions = changes.expressions(source.scope(), "MERGE");
    var conditions = conditions(clauses, expressions);
    var which = new ArrayList<CaseWhen.Branch>();
    for (int i = 0; i < clauses.size(); i++) {
      which.add(new CaseWhen.Branch(conditions.get(i), number(i + 1)));
    }
    var chosen = statement.column("$case", SqlType.INT64);
    var flagged = changes.flagged(alone, chosen, choice(which, number(0), SqlType.INT64));
    var taken = new FilterPlan(flagged, operator("$not", equals(chosen, 0)));
    List<PlanExpression> values = new ArrayList<>();
    target
        .table()
        .columns()
        .forEach(c -> values.add(Constant.of(Value.nullOf(c.type()), Place.UNKNOWN)));
    for (int i = clauses.size() - 1; i >= 0; i--) {
      if (!(clauses.get(i).action() instanceof MergeActionSyntax.Insert insert)) {
        throw AnalysisError.invalid(
            clauses.get(i), "WHEN NOT MATCHED [BY TARGET] clauses can only INSERT");
      }
      var row = new InsertAnalyzer(statement).row(target.table(), insert, expressions);
      boolean last = i == clauses.size() - 1;
      for (int c = 0; c < values.size(); c++) {
        values.set(
            c,
            last
                ? row.get(c)
                : choice(
                    List.of(new CaseWhen.Branch(equals(chosen, i + 1), row.get(c))),
                    values.get(c),
                    target.table().columns().get(c).type()));
      }
    }
    return target.written(taken, values, ChangeTarget.constant(ChangeTarget.Action.INSERTED));
  }
}
