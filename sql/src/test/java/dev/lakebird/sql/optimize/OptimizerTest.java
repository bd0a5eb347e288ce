package dev.lakebird.sql.optimize;

import static dev.lakebird.sql.Statements.optimized;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptimizerTest {
  @Test
  void conditionsAndColumnsReachTheScan() {
    assertThat(
            optimized(
                "SELECT city, SUM(amount) AS total FROM shop.orders WHERE amount > 1.5 GROUP BY"
                    + " city ORDER BY total DESC LIMIT 3"))
        .isEqualTo(
            """
            Project [city#7 = city#6, total#8 = sum#5]
              Limit 3
                Sort sum#5 DESC
                  Aggregate by [city#6 = city#2] [sum#5 = SUM(amount#3)]
                    Scan shop.orders [city#2, amount#3] where (amount#3 > NUMERIC '1.5')\
            """);
  }

  @Test
  void commaJoinsFindTheirConditions() {
    assertThat(
            optimized(
                """
                SELECT o.id, c.name FROM shop.orders o, shop.customers c, shop.facts f
                WHERE o.id = c.id AND f.i = o.id AND o.amount > 5
                  AND f.d <= DATE '1998-12-01' - INTERVAL 90 DAY\
                """))
        .isEqualTo(
            """
            Project [id#17 = id#1, name#18 = name#6]
              Inner join on (id#1 = id#5)
                Project [id#1]
                  Inner join on (i#10 = id#1)
                    Scan shop.facts [i#10] where (d#15 <= DATE '1998-09-02')
                    Scan shop.orders [id#1] where (amount#3 > NUMERIC '5')
                Scan shop.customers [id#5, name#6]\
            """);
  }

  @Test
  void commonFactorsOfOrBecomeJoinConditions() {
    assertThat(
            optimized(
                """
                SELECT 1 FROM shop.orders o, shop.customers c
                WHERE (o.id = c.id AND o.city = 'a' AND c.name = 'x')
                   OR (o.id = c.id AND o.city = 'b' AND c.name = 'y')\
                """))
        .isEqualTo(
            """
            Project [$#10 = 1]
              Inner join on (id#1 = id#5) and (((city#2 = 'a') AND (name#6 = 'x')) OR ((city#2 = 'b') AND (name#6 = 'y')))
                Scan shop.orders [id#1, city#2] where city#2 IN ('a', 'b')
                Scan shop.customers [id#5, name#6] where name#6 IN ('x', 'y')\
            """);
  }

  @Test
  void outerJoinsKeepTheirRows() {
    assertThat(
            optimized(
                """
                SELECT o.id FROM shop.orders o LEFT JOIN shop.customers c
                ON o.id = c.id AND c.name = 'x' AND o.city = 'y' WHERE o.city = 'b'\
                """))
        .isEqualTo(
            """
            Project [id#10 = id#1]
              Left join on (id#1 = id#5) and (city#2 = 'y')
                Scan shop.orders [id#1, city#2] where (city#2 = 'b')
                Scan shop.customers [id#5] where (name#6 = 'x')\
            """);
    assertThat(
            optimized(
                "SELECT o.id FROM shop.orders o LEFT JOIN shop.customers c ON o.id = c.id WHERE"
                    + " c.name IS NULL"))
        .isEqualTo(
            """
            Project [id#10 = id#1]
              Filter $is_null(name#6)
                Left join on (id#1 = id#5)
                  Scan shop.orders [id#1]
                  Scan shop.customers [id#5, name#6]\
            """);
  }

  @Test
  void rowsThatCannotPassNeedNoOuterJoin() {
    assertThat(
            optimized(
                "SELECT o.id FROM shop.orders o LEFT JOIN shop.customers c ON o.id = c.id WHERE"
                    + " c.name = 'b'"))
        .contains("Inner join on (id#1 = id#5)");
  }

  @Test
  void noErrorIsIntroduced() {
    assertThat(optimized("SELECT id FROM shop.orders WHERE 10 / id > 1 AND id > 0"))
        .isEqualTo(
            """
            Project [id#5 = id#1]
              Filter ((10 / id#1) > 1.0)
                Scan shop.orders [id#1] where (id#1 > 0)\
            """);
    assertThat(
            optimized(
                "SELECT 1 FROM shop.orders o JOIN shop.customers c ON o.id = c.id WHERE 10 / o.id >"
                    + " 1"))
        .isEqualTo(
            """
            Project [$#10 = 1]
              Filter ((10 / id#1) > 1.0)
                Inner join on (id#1 = id#5)
                  Scan shop.orders [id#1]
                  Scan shop.customers [id#5]\
            """);
    assertThat(optimized("SELECT 9223372036854775807 + 1")).contains("(9223372036854775807 + 1)");
  }

  @Test
  void conditionsPassKeysUnionsAndArrays() {
    assertThat(
            optimized(
                "SELECT city FROM (SELECT city, SUM(amount) s FROM shop.orders GROUP BY city) WHERE"
                    + " city = 'a' AND s > 3"))
        .isEqualTo(
            """
            Project [city#9 = city#6]
              Filter (sum#5 > NUMERIC '3')
                Aggregate by [city#6 = city#2] [sum#5 = SUM(amount#3)]
                  Scan shop.orders [city#2, amount#3] where (city#2 = 'a')\
            """);
    assertThat(
            optimized(
                """
                SELECT a.x FROM (SELECT id AS x FROM shop.orders
                                 UNION ALL SELECT id FROM shop.customers) a WHERE a.x = 3\
                """))
        .contains("shop.orders [id#1] where (id#1 = 3)")
        .contains("shop.customers [id#6] where (id#6 = 3)");
    assertThat(optimized("SELECT t FROM shop.customers c LEFT JOIN c.tags t WHERE c.id = 1"))
        .isEqualTo(
            """
            Project [t#7 = t#6]
              Unnest tags#3 as t#6 outer
                Scan shop.customers [tags#3] where (id#1 = 1)\
            """);
  }

  @Test
  void conditionsStayAboveLimits() {
    assertThat(optimized("SELECT id FROM (SELECT id FROM shop.orders LIMIT 5) WHERE id = 1"))
        .isEqualTo(
            """
            Project [id#6 = id#1]
              Filter (id#1 = 1)
                Limit 5
                  Scan shop.orders [id#1]\
            """);
  }

  @Test
  void uncorrelatedSubqueriesBecomeJoins() {
    assertThat(
            optimized(
                """
                SELECT id FROM shop.orders
                WHERE id IN (SELECT i FROM shop.facts)
                  AND amount > (SELECT AVG(amount) FROM shop.orders)\
                """))
        .isEqualTo(
            """
            Project [id#19 = id#1]
              Inner join on (amount#3 > avg#32)
                Semi join on (id#1 = i#20)
                  Scan shop.orders [id#1, amount#3]
                  Scan shop.facts [i#20]
                Aggregate [avg#32 = AVG(amount#30)]
                  Scan shop.orders [amount#30]\
            """);
    assertThat(optimized("SELECT id, id NOT IN (SELECT i FROM shop.facts) FROM shop.orders"))
        .contains("$not(in#23)")
        .contains("Mark join as in#23 on (id#1 = i#15)");
    assertThat(optimized("SELECT ARRAY(SELECT id FROM shop.orders ORDER BY amount DESC)"))
        .contains("ARRAY_AGG(id#8 ORDER BY amount#10 DESC)");
  }

  @Test
  void guardsStayBeforeWhatTheyGuard() {
    assertThat(
            optimized(
                """
                SELECT f.n FROM (SELECT MIN(id) AS n FROM shop.orders HAVING MIN(id) != 0 AND DIV(6, MIN(id)) > 1) AS f
                WHERE f.n > (SELECT MIN(i) FROM shop.facts)\
                """))
        .containsPattern("Filter \\(\\(min#\\d+ != 0\\) AND \\(DIV\\(6, min#\\d+\\) > 1\\)\\)");
  }

  @Test
  void countingReadsNoColumns() {
    assertThat(optimized("SELECT COUNT(*) FROM shop.orders")).contains("Scan shop.orders []");
  }
}
