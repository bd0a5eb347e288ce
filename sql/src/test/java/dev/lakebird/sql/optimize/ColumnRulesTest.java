package dev.lakebird.sql.optimize;

import static dev.lakebird.sql.optimize.Plans.call;
import static dev.lakebird.sql.optimize.Plans.col;
import static dev.lakebird.sql.optimize.Plans.equal;
import static dev.lakebird.sql.optimize.Plans.less;
import static dev.lakebird.sql.optimize.Plans.number;
import static dev.lakebird.sql.optimize.Plans.truth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.types.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules about columns and about relations that do nothing.
class ColumnRulesTest {
  private final Plans plans = new Plans();
  private final LogicalPlan s = plans.scan("s", 1000, "ka", "b", "c");
  private final LogicalPlan t = plans.scan("t", 10, "kd", "e");

  @Test
  void joinsCarryOnlyWhatIsUsedAbove() {
    var inner = JoinPlan.of(JoinPlan.Kind.INNER, s, t, List.of(equal(col(s, "b"), col(t, "kd"))));
    var u = plans.scan("u", 5, "f");
    var outer =
        JoinPlan.of(JoinPlan.Kind.INNER, inner, u, List.of(equal(col(s, "c"), col(u, "f"))));
    assertThat(PlanText.tree(PruneColumns.narrow(outer, List.of(s.columns().getFirst()))))
        .isEqualTo(
            """
            Inner join on (c#3 = f#6)
              Project [ka#1, c#3]
                Inner join on (b#2 = kd#4)
                  Scan s [ka#1, b#2, c#3]
                  Scan t [kd#4]
              Scan u [f#6]""");
  }

  @Test
  void unusedMeasuresAndComputationsVanish() {
    var sum = plans.measure("SUM", col(s, "b"));
    var count = plans.measure("COUNT", col(s, "c"));
    var key = plans.as("k", col(s, "ka"));
    var aggregate = AggregatePlan.of(s, List.of(key), List.of(sum, count));
    var project =
        new ProjectPlan(
            aggregate,
            List.of(
                Assignment.pass(sum.column()),
                plans.as("x", call(SqlType.INT64, "$add", col(count.column()), number(1)))));
    assertThat(PlanText.tree(PruneColumns.apply(project, List.of(sum.column()))))
        .isEqualTo(
            """
            Project [sum#6]
              Aggregate by [k#8 = ka#1] [sum#6 = SUM(b#2)]
                Scan s [ka#1, b#2]""");
  }

  @Test
  void aGroupOfAllRowsOfWhichNothingIsUsedIsOneRow() {
    var aggregate = AggregatePlan.of(s, List.of(), List.of(plans.measure("COUNT")));
    assertThat(PruneColumns.apply(aggregate, List.of())).isEqualTo(ValuesPlan.oneRow());
  }

  @Test
  void projectionsThatFollowEachOtherAreOne() {
    var x = plans.as("x", call(SqlType.INT64, "$add", col(s, "b"), col(s, "c")));
    var inner = new ProjectPlan(s, List.of(x));
    var once = new ProjectPlan(inner, List.of(plans.as("y", less(col(x.column()), number(3)))));
    assertThat(PlanText.tree(MergeProjects.apply(once)))
        .isEqualTo(
            """
            Project [y#7 = ((b#2 + c#3) < 3)]
              Scan s [ka#1, b#2, c#3]""");
    var twice =
        new ProjectPlan(inner, List.of(plans.as("y", less(col(x.column()), col(x.column())))));
    assertThat(MergeProjects.apply(twice)).isEqualTo(twice);
  }

  @Test
  void renamedColumnsAreSeenThrough() {
    var renamed = new ProjectPlan(s, List.of(plans.as("x", col(s, "b"))));
    var filter = new FilterPlan(renamed, less(col(renamed, "x"), number(3)));
    var renames = new InlineRenames();
    assertThat(PlanText.tree(renames.apply(filter)))
        .isEqualTo(
            """
            Filter (b#2 < 3)
              Project [b#2]
                Scan s [ka#1, b#2, c#3]""");
    assertThat(renames.original(renamed.columns().getFirst())).isEqualTo(s.columns().get(1));
  }

  @Test
  void keysOfAnAggregationAreNotTheColumnsBelow() {
    var renamed = new ProjectPlan(s, List.of(plans.as("x", col(s, "b"))));
    var distinct =
        AggregatePlan.distinct(renamed, List.of(Assignment.pass(renamed.columns().getFirst())));
    var filter = new FilterPlan(distinct, less(col(renamed, "x"), number(3)));
    assertThat(PlanText.tree(new InlineRenames().apply(filter)))
        .isEqualTo(
            """
            Filter (x#6 < 3)
              Aggregate by [x#6 = b#2]
                Project [b#2]
                  Scan s [ka#1, b#2, c#3]""");
  }

  @Test
  void limitsStandBelowProjections() {
    var sort = new SortPlan(s, List.of(new SortKey(col(s, "b"), false, true)));
    var project = new ProjectPlan(sort, List.of(plans.as("x", col(s, "c"))));
    var limit = new LimitPlan(new LimitPlan(project, 10, 2), 5, 6);
    assertThat(PlanText.tree(PushLimits.apply(limit)))
        .isEqualTo(
            """
            Project [x#6 = c#3]
              Limit 4 offset 8
                Sort b#2
                  Scan s [ka#1, b#2, c#3]""");
  }

  @Test
  void countingWhatIsNeverNullCountsRows() {
    var nullable = plans.measure("COUNT", col(s, "b"));
    var aggregate =
        AggregatePlan.of(s, List.of(), List.of(plans.measure("COUNT", col(s, "ka")), nullable));
    assertThat(PlanText.tree(CountRows.apply(aggregate)))
        .startsWith("Aggregate [count#7 = COUNT(), count#6 = COUNT(b#2)]");
    var filtered =
        AggregatePlan.of(
            new FilterPlan(s, less(col(s, "b"), number(3))), List.of(), List.of(nullable));
    assertThat(PlanText.tree(CountRows.apply(filtered)))
        .startsWith("Aggregate [count#6 = COUNT()]");
    var extended =
        AggregatePlan.of(
            JoinPlan.of(JoinPlan.Kind.LEFT, t, s, List.of()),
            List.of(),
            List.of(plans.measure("COUNT", col(s, "ka"))));
    assertThat(CountRows.apply(extended)).isEqualTo(extended);
  }

  @Test
  void noRowsSpreadUpwards() {
    var never = new FilterPlan(s, truth(false));
    assertThat(SimplifyPlans.apply(JoinPlan.cross(t, never)))
        .isEqualTo(ValuesPlan.empty(JoinPlan.cross(t, s).columns()));
    assertThat(
            PlanText.tree(
                SimplifyPlans.apply(JoinPlan.of(JoinPlan.Kind.LEFT, t, never, List.of()))))
        .isEqualTo(
            """
            Project [kd#4, e#5, ka#1 = NULL, b#2 = NULL, c#3 = NULL]
              Scan t [kd#4, e#5]""");
    assertThat(
            PlanText.tree(
                SimplifyPlans.apply(JoinPlan.of(JoinPlan.Kind.ANTI, t, never, List.of()))))
        .isEqualTo("Scan t [kd#4, e#5]");
    var grouped = AggregatePlan.of(never, List.of(plans.as("k", col(s, "b"))), List.of());
    assertThat(SimplifyPlans.isEmpty(SimplifyPlans.apply(grouped))).isTrue();
    var all = AggregatePlan.of(never, List.of(), List.of(plans.measure("COUNT")));
    assertThat(PlanText.tree(SimplifyPlans.apply(all))).startsWith("Aggregate ");
    assertThat(SimplifyPlans.isEmpty(SimplifyPlans.apply(new LimitPlan(s, 0, 0)))).isTrue();
  }

  @Test
  void aUnionOfOneInputIsThatInput() {
    var x = plans.column("x");
    var union =
        new UnionPlan(
            List.of(new LimitPlan(s, 0, 0), t),
            List.of(x),
            List.of(List.of(s.columns().getFirst()), List.of(t.columns().getFirst())));
    assertThat(PlanText.tree(SimplifyPlans.apply(union)))
        .isEqualTo(
            """
            Project [x#6 = kd#4]
              Scan t [kd#4, e#5]""");
  }
}
