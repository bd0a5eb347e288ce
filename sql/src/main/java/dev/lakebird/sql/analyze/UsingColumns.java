package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.JoinSyntax;
import java.util.ArrayList;
import java.util.List;

/// `JOIN … USING (columns)`: equality of the columns, which are one column from there on.
final class UsingColumns {
  private final Calls calls;
  private final FromScope left;
  private final FromScope right;
  private final JoinPlan.Kind kind;
  private final List<PlanExpression> conditions = new ArrayList<>();
  private final List<ScopeColumn> merged = new ArrayList<>();

  private UsingColumns(Calls calls, JoinPlan.Kind kind, FromScope left, FromScope right) {
    this.calls = calls;
    this.kind = kind;
    this.left = left;
    this.right = right;
  }

  static FromResult join(
      QueryAnalyzer query, JoinSyntax join, JoinPlan.Kind kind, FromResult left, FromResult right) {
    var calls = new Calls(query.statement().options().zone());
    var using = new UsingColumns(calls, kind, left.scope(), right.scope());
    join.using().forEach(using::add);
    return new FromResult(
        JoinPlan.of(kind, left.plan(), right.plan(), using.conditions),
        left.scope().with(right.scope(), using.columns(join.using()), join.right()));
  }

  private void add(IdentifierSyntax name) {
    var place = Place.at(name.span().start());
    var a = find(left, name, "left");
    var b = find(right, name, "right");
    conditions.add(calls.operator("$equal", name, place, a, b));
    merged.add(
        new ScopeColumn(
            name.name(),
            switch (kind) {
              case RIGHT -> b;
              case FULL -> coalesce(a, b, name, place);
              case INNER, LEFT, SEMI, ANTI, MARK, SINGLE -> a;
            }));
  }

  private PlanExpression coalesce(
      PlanExpression a, PlanExpression b, IdentifierSyntax name, Place place) {
    var function =
        Functions.find("COALESCE")
            .orElseThrow(() -> AnalysisError.unimplemented(name, "FULL JOIN USING"));
    var resolved = calls.resolve(function, List.of(a, b), name, place);
    return new Call(function, resolved.arguments(), resolved.type(), false, place);
  }

  private static PlanExpression find(FromScope scope, IdentifierSyntax name, String side) {
    return NameScope.only(scope.columns(), name)
        .orElseThrow(
            () ->
                AnalysisError.at(
                    name,
                    ErrorCode.UNKNOWN_NAME,
                    "Column "
                        + name.name()
                        + " in USING clause not found on "
                        + side
                        + " side of join"));
  }

  private List<ScopeColumn> columns(List<IdentifierSyntax> names) {
    var columns = new ArrayList<>(merged);
    for (var column : left.columns()) {
      if (names.stream().noneMatch(n -> column.isNamed(n.name()))) {
        columns.add(column);
      }
    }
    for (var column : right.columns()) {
      if (names.stream().noneMatch(n -> column.isNamed(n.name()))) {
        columns.add(column);
      }
    }
    return columns;
  }
}
