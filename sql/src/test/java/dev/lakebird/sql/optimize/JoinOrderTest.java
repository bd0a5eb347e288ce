package dev.lakebird.sql.optimize;

import static dev.lakebird.sql.optimize.Plans.and;
import static dev.lakebird.sql.optimize.Plans.call;
import static dev.lakebird.sql.optimize.Plans.col;
import static dev.lakebird.sql.optimize.Plans.equal;
import static dev.lakebird.sql.optimize.Plans.less;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinOrderTest {
  private final Plans plans = new Plans();

  private static String arranged(LogicalPlan plan, List<PlanExpression> conditions) {
    return PlanText.tree(
        PushFilters.apply(new FilterPlan(plan, and(conditions.toArray(PlanExpression[]::new)))));
  }

  @Test
  void noProductWhileAConditionConnects() {
    var fact = plans.scan("fact", 1_000_000, "x", "y");
    var one = plans.scan("one", 10, "a");
    var two = plans.scan("two", 100, "b");
    assertThat(
            arranged(
                JoinPlan.cross(JoinPlan.cross(one, two), fact),
                List.of(
                    equal(col(one, "a"), col(fact, "x")), equal(col(two, "b"), col(fact, "y")))))
        .isEqualTo(
            """
            Inner join on (x#1 = a#3)
              Inner join on (y#2 = b#4)
                Scan fact [x#1, y#2]
                Scan two [b#4]
              Scan one [a#3]""");
  }

  @Test
  void equalitiesConnectAllTheirColumns() {
    var s = plans.scan("s", 10, "a");
    var t = plans.scan("t", 1_000_000, "b");
    var u = plans.scan("u", 20, "c");
    assertThat(
            arranged(
                JoinPlan.cross(JoinPlan.cross(s, t), u),
                List.of(equal(col(s, "a"), col(t, "b")), equal(col(t, "b"), col(u, "c")))))
        .isEqualTo(
            """
            Inner join on (b#2 = c#3)
              Scan t [b#2]
              Inner join on (c#3 = a#1)
                Scan u [c#3]
                Scan s [a#1]""");
  }

  @Test
  void onlyWhatNothingConnectsIsMultiplied() {
    var s = plans.scan("s", 10, "a");
    var t = plans.scan("t", 1_000, "b");
    var u = plans.scan("u", 1_000, "c");
    assertThat(
            arranged(
                JoinPlan.cross(JoinPlan.cross(t, s), u), List.of(equal(col(t, "b"), col(u, "c")))))
        .isEqualTo(
            """
            Cross join
              Inner join on (b#2 = c#3)
                Scan t [b#2]
                Scan u [c#3]
              Scan s [a#1]""");
  }

  @Test
  void keysThatMayFailConnectWhatNothingElseDoes() {
    var s = plans.scan("s", 10, "a");
    var t = plans.scan("t", 1_000, "b");
    var key = equal(call(SqlType.INT64, "$add", col(s, "a"), col(s, "a")), col(t, "b"));
    assertThat(arranged(JoinPlan.cross(s, t), List.of(key)))
        .isEqualTo(
            """
            Inner join on ((a#1 + a#1) = b#2)
              Scan t [b#2]
              Scan s [a#1]""");
    assertThat(arranged(JoinPlan.cross(s, t), List.of(key, equal(col(s, "a"), col(t, "b")))))
        .isEqualTo(
            """
            Filter ((a#1 + a#1) = b#2)
              Inner join on (b#2 = a#1)
                Scan t [b#2]
                Scan s [a#1]""");
  }

  @Test
  void conditionsOnSeveralRelationsStandWhereAllAre() {
    var s = plans.scan("s", 10, "a", "x");
    var t = plans.scan("t", 100, "b");
    var u = plans.scan("u", 1_000, "c", "y");
    assertThat(
            arranged(
                JoinPlan.cross(JoinPlan.cross(s, t), u),
                List.of(
                    equal(col(s, "a"), col(t, "b")),
                    equal(col(t, "b"), col(u, "c")),
                    less(col(s, "x"), col(u, "y")))))
        .isEqualTo(
            """
            Inner join on (c#4 = b#3) and (x#2 < y#5)
              Scan u [c#4, y#5]
              Inner join on (b#3 = a#1)
                Scan t [b#3]
                Scan s [a#1, x#2]""");
  }

  @Test
  void manyRelationsAreOrderedInTime() {
    for (int count : new int[] {12, 30, 64, 300}) {
      var first = plans.scan("t0", 1_000, "a");
      LogicalPlan all = first;
      var conditions = new ArrayList<PlanExpression>();
      for (int i = 1; i < count; i++) {
        var next = plans.scan("t" + i, 1_000 + i, "a");
        conditions.add(equal(col(first, "a"), col(next, "a")));
        all = JoinPlan.cross(all, next);
      }
      var plan = all;
      assertTimeout(
          Duration.ofSeconds(20),
          () -> assertThat(arranged(plan, conditions)).doesNotContain("Cross join"));
    }
  }
}
