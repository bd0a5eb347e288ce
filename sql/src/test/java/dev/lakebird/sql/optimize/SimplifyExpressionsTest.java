package dev.lakebird.sql.optimize;

import static dev.lakebird.sql.optimize.Plans.and;
import static dev.lakebird.sql.optimize.Plans.call;
import static dev.lakebird.sql.optimize.Plans.col;
import static dev.lakebird.sql.optimize.Plans.equal;
import static dev.lakebird.sql.optimize.Plans.failing;
import static dev.lakebird.sql.optimize.Plans.in;
import static dev.lakebird.sql.optimize.Plans.less;
import static dev.lakebird.sql.optimize.Plans.not;
import static dev.lakebird.sql.optimize.Plans.number;
import static dev.lakebird.sql.optimize.Plans.or;
import static dev.lakebird.sql.optimize.Plans.test;
import static dev.lakebird.sql.optimize.Plans.truth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.explain.ExpressionText;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import org.junit.jupiter.api.Test;

class SimplifyExpressionsTest {
  private final PlanExpression a = col(new PlanColumn(1, "a", SqlType.INT64));
  private final PlanExpression b = col(new PlanColumn(2, "b", SqlType.INT64));
  private final PlanExpression f = col(new PlanColumn(3, "f", SqlType.FLOAT64));
  private final PlanExpression nothing = Constant.of(Value.nullOf(SqlType.INT64), Place.UNKNOWN);

  private static String simple(PlanExpression expression) {
    return ExpressionText.of(SimplifyExpressions.simplify(expression));
  }

  @Test
  void connectivesLoseWhatDecidesNothing() {
    assertThat(simple(and(truth(true), less(a, b)))).isEqualTo("(a#1 < b#2)");
    assertThat(simple(and(failing(a), truth(false)))).isEqualTo("FALSE");
    assertThat(simple(or(truth(false), less(a, b)))).isEqualTo("(a#1 < b#2)");
    assertThat(simple(or(failing(a), truth(true)))).isEqualTo("TRUE");
    assertThat(simple(and(truth(true), truth(true)))).isEqualTo("TRUE");
    assertThat(simple(and(less(a, b), and(less(b, a), less(a, b)))))
        .isEqualTo("((a#1 < b#2) AND (b#2 < a#1))");
  }

  @Test
  void negationGoesInside() {
    assertThat(simple(not(not(less(a, b))))).isEqualTo("(a#1 < b#2)");
    assertThat(simple(not(less(a, b)))).isEqualTo("(a#1 >= b#2)");
    assertThat(simple(not(equal(f, f)))).isEqualTo("(f#3 != f#3)");
    assertThat(simple(not(or(less(a, b), test("$is_null", a)))))
        .isEqualTo("((a#1 >= b#2) AND $is_not_null(a#1))");
  }

  @Test
  void orderOfFloatsHasNoOpposite() {
    assertThat(simple(not(less(f, f)))).isEqualTo("$not((f#3 < f#3))");
  }

  @Test
  void constantsStandRight() {
    assertThat(simple(less(number(5), a))).isEqualTo("(a#1 > 5)");
    assertThat(simple(equal(number(5), a))).isEqualTo("(a#1 = 5)");
  }

  @Test
  void constantsAreComputed() {
    assertThat(simple(less(a, call(SqlType.INT64, "$add", number(1), number(10)))))
        .isEqualTo("(a#1 < 11)");
    assertThat(simple(less(number(1), number(2)))).isEqualTo("TRUE");
    assertThat(simple(equal(a, nothing))).isEqualTo("NULL");
    assertThat(simple(call(SqlType.INT64, "DIV", number(1), number(0)))).isEqualTo("DIV(1, 0)");
  }

  @Test
  void equalitiesOfOneValueAreAList() {
    assertThat(simple(or(equal(a, number(1)), less(a, b), equal(a, number(2)))))
        .isEqualTo("(a#1 IN (1, 2) OR (a#1 < b#2))");
    assertThat(simple(in(a, 3))).isEqualTo("(a#1 = 3)");
    assertThat(simple(in(a, 3, 3, 4))).isEqualTo("a#1 IN (3, 4)");
    assertThat(simple(in(number(3), 4, 5))).isEqualTo("FALSE");
  }

  @Test
  void commonFactorsLeaveAnOr() {
    assertThat(
            simple(or(and(equal(a, b), less(a, number(1))), and(less(b, number(2)), equal(a, b)))))
        .isEqualTo("((a#1 = b#2) AND ((a#1 < 1) OR (b#2 < 2)))");
    assertThat(simple(or(equal(a, b), and(equal(a, b), failing(a))))).isEqualTo("(a#1 = b#2)");
  }

  @Test
  void aFactorThatMayFailStaysBehindItsGuard() {
    var guarded = and(less(number(0), a), failing(a));
    assertThat(simple(or(guarded, and(less(number(3), b), failing(a)))))
        .isEqualTo("(((a#1 > 0) AND (DIV(6, a#1) > 1)) OR ((b#2 > 3) AND (DIV(6, a#1) > 1)))");
  }
}
