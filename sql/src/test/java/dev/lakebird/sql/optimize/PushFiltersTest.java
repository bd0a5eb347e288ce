package dev.lakebird.sql.optimize;

import static dev.lakebird.sql.optimize.Plans.and;
import static dev.lakebird.sql.optimize.Plans.call;
import static dev.lakebird.sql.optimize.Plans.col;
import static dev.lakebird.sql.optimize.Plans.equal;
import static dev.lakebird.sql.optimize.Plans.failing;
import static dev.lakebird.sql.optimize.Plans.less;
import static dev.lakebird.sql.optimize.Plans.number;
import static dev.lakebird.sql.optimize.Plans.or;
import static dev.lakebird.sql.optimize.Plans.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.types.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushFiltersTest {
  private final Plans plans = new Plans();
  private final LogicalPlan s = plans.scan("s", 1000, "a", "b");
  private final LogicalPlan t = plans.scan("t", 10, "c", "d");

  private static String pushed(LogicalPlan plan, PlanExpression... conditions) {
    return PlanText.tree(PushFilters.apply(new FilterPlan(plan, and(conditions))));
  }

  private static JoinPlan join(
      JoinPlan.Kind kind, LogicalPlan left, LogicalPlan right, PlanExpression... conditions) {
    return JoinPlan.of(kind, left, right, List.of(conditions));
  }

  @Test
  void throughProjectionsAndSorts() {
    var sum = plans.as("x", call(SqlType.INT64, "$add", col(s, "a"), col(s, "b")));
    var project = new ProjectPlan(s, List.of(sum, Assignment.pass(s.columns().getFirst())));
    var sort = new SortPlan(project, List.of(new SortKey(col(sum.column()), false, true)));
    assertThat(pushed(sort, less(col(project, "a"), number(3)), less(col(sum.column()), number(9))))
        .isEqualTo(
            """
            Sort x#5
              Project [x#5 = (a#1 + b#2), a#1]
                Filter ((a#1 + b#2) < 9)
                  Scan s [a#1, b#2] where (a#1 < 3)""");
  }

  @Test
  void notThroughLimitsNorWhatDiffersEachCall() {
    var random = plans.as("r", call(SqlType.FLOAT64, "RAND"));
    var project = new ProjectPlan(s, List.of(random));
    assertThat(pushed(project, test("$is_not_null", col(random.column()))))
        .isEqualTo(
            """
            Filter $is_not_null(r#5)
              Project [r#5 = RAND()]
                Scan s [a#1, b#2]""");
    assertThat(pushed(new LimitPlan(s, 3, 0), less(col(s, "a"), number(3))))
        .isEqualTo(
            """
            Filter (a#1 < 3)
              Limit 3
                Scan s [a#1, b#2]""");
  }

  @Test
  void throughKeysOfAggregations() {
    var key = plans.as("k", col(s, "a"));
    var count = plans.measure("COUNT");
    var aggregate = AggregatePlan.of(s, List.of(key), List.of(count));
    assertThat(
            pushed(
                aggregate,
                less(col(key.column()), number(3)),
                less(number(1), col(count.column()))))
        .isEqualTo(
            """
            Filter (count#6 > 1)
              Aggregate by [k#5 = a#1] [count#6 = COUNT()]
                Scan s [a#1, b#2] where (a#1 < 3)""");
  }

  @Test
  void notIntoTheOnlyGroupOfAllRows() {
    var aggregate = AggregatePlan.of(s, List.of(), List.of(plans.measure("COUNT")));
    assertThat(pushed(aggregate, test("$is_null", call(SqlType.DATE, "CURRENT_DATE"))))
        .startsWith("Filter ");
  }

  @Test
  void intoBothSidesOfAUnion() {
    var x = plans.column("x");
    var union =
        new UnionPlan(
            List.of(s, t),
            List.of(x),
            List.of(List.of(s.columns().getFirst()), List.of(t.columns().getLast())));
    assertThat(pushed(union, less(col(x), number(3))))
        .isEqualTo(
            """
            Union [x#5]
              Scan s [a#1, b#2] where (a#1 < 3)
              Scan t [c#3, d#4] where (d#4 < 3)""");
  }

  @Test
  void whatMayFailStaysAboveJoinsAndScans() {
    assertThat(
            pushed(
                JoinPlan.cross(s, t),
                equal(col(s, "a"), col(t, "c")),
                less(number(0), col(s, "b")),
                failing(col(s, "b"))))
        .isEqualTo(
            """
            Filter (DIV(6, b#2) > 1)
              Inner join on (a#1 = c#3)
                Scan s [a#1, b#2] where (b#2 > 0)
                Scan t [c#3, d#4]""");
    assertThat(pushed(s, failing(col(s, "b")), less(number(0), col(s, "b"))))
        .isEqualTo(
            """
            Filter (DIV(6, b#2) > 1)
              Scan s [a#1, b#2] where (b#2 > 0)""");
  }

  @Test
  void whatMayFailFollowsWhatStaysBeforeIt() {
    var project = new ProjectPlan(s, List.of(plans.as("x", col(s, "b"))));
    var x = col(project, "x");
    var guard = less(call(SqlType.FLOAT64, "RAND"), call(SqlType.FLOAT64, "RAND"));
    assertThat(pushed(project, guard, failing(x), less(x, number(9))))
        .isEqualTo(
            """
            Filter ((RAND() < RAND()) AND (DIV(6, x#5) > 1))
              Project [x#5 = b#2]
                Scan s [a#1, b#2] where (b#2 < 9)""");
  }

  @Test
  void outerJoinsTakeConditionsOnTheirPreservedSide() {
    var left =
        join(
            JoinPlan.Kind.LEFT,
            s,
            t,
            equal(col(s, "a"), col(t, "c")),
            less(col(t, "d"), number(7)),
            less(col(s, "b"), number(8)));
    assertThat(pushed(left, less(col(s, "a"), number(1)), test("$is_null", col(t, "d"))))
        .isEqualTo(
            """
            Filter $is_null(d#4)
              Left join on (a#1 = c#3) and (b#2 < 8)
                Scan s [a#1, b#2] where (a#1 < 1)
                Scan t [c#3, d#4] where (d#4 < 7)""");
  }

  @Test
  void rejectedNullsEndOuterJoins() {
    var on = equal(col(s, "a"), col(t, "c"));
    assertThat(pushed(join(JoinPlan.Kind.LEFT, s, t, on), less(col(t, "d"), number(1))))
        .startsWith("Inner join");
    assertThat(pushed(join(JoinPlan.Kind.FULL, s, t, on), less(col(s, "a"), number(1))))
        .startsWith("Left join");
    assertThat(
            pushed(
                join(JoinPlan.Kind.FULL, s, t, on),
                or(less(col(t, "d"), number(1)), test("$is_null", col(t, "d")))))
        .contains("Full join");
  }

  @Test
  void constantsPassOverEqualities() {
    assertThat(
            pushed(
                JoinPlan.cross(s, t),
                equal(col(s, "a"), col(t, "c")),
                equal(col(s, "a"), number(5))))
        .isEqualTo(
            """
            Inner join on (a#1 = c#3)
              Scan s [a#1, b#2] where (a#1 = 5)
              Scan t [c#3, d#4] where (c#3 = 5)""");
    assertThat(
            pushed(
                join(JoinPlan.Kind.LEFT, s, t, equal(col(s, "a"), col(t, "c"))),
                equal(col(s, "a"), number(5))))
        .contains("Scan t [c#3, d#4] where (c#3 = 5)");
  }

  @Test
  void semiJoinsTakeConditionsOnEitherSide() {
    var semi =
        join(
            JoinPlan.Kind.SEMI,
            s,
            t,
            equal(col(s, "a"), col(t, "c")),
            less(col(t, "d"), number(2)));
    assertThat(pushed(semi, less(col(s, "b"), number(1))))
        .isEqualTo(
            """
            Semi join on (a#1 = c#3)
              Scan s [a#1, b#2] where (b#2 < 1)
              Scan t [c#3, d#4] where (d#4 < 2)""");
  }
}
