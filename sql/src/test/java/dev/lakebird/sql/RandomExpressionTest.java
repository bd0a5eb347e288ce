package dev.lakebird.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is written, the answer is a plan or a user's error.
class RandomExpressionTest {
  private static final List<String> LEAVES =
      List.of(
          "1",
          "-3",
          "2.5",
          "'a'",
          "'2020-01-02'",
          "NULL",
          "TRUE",
          "b'x'",
          "DATE '2020-01-01'",
          "NUMERIC '1.5'",
          "[]",
          "[1, 2]",
          "i",
          "f",
          "n",
          "s",
          "b",
          "d",
          "dt",
          "facts",
          "STRUCT(1 AS a, 'b' AS c)",
          "(1, 'x')",
          "CURRENT_DATE()",
          "COUNT(*)");
  private static final List<String> BINARY =
      List.of("+", "-", "*", "/", "||", "=", "<", "!=", ">=", "AND", "OR", "&", "<<", "LIKE");
  private static final List<String> SCALARS =
      Functions.all().stream()
          .map(SqlFunction::definition)
          .map(d -> d.name())
          .filter(name -> !name.startsWith("$"))
          .toList();

  private final Random random;

  RandomExpressionTest() {
    long seed = System.nanoTime();
    System.out.println("RandomExpressionTest seed " + seed);
    random = new Random(seed);
  }

  @Test
  void plansOrUserErrors() {
    int plans = 0;
    for (int i = 0; i < 3000; i++) {
      var sql = "SELECT " + expression(4) + " FROM shop.facts";
      try {
        Statements.compile(sql);
        plans++;
      } catch (LakebirdException e) {
        assertThat(e.code()).as(sql).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
      } catch (RuntimeException e) {
        throw new AssertionError(sql, e);
      }
    }
    assertThat(plans).isGreaterThan(100);
  }

  @Test
  void queriesOfManyShapesArePlans() {
    int plans = 0;
    for (int i = 0; i < 1500; i++) {
      var sql = query(3);
      try {
        Statements.compile(sql);
        plans++;
      } catch (LakebirdException e) {
        assertThat(e.code()).as(sql).isEqualTo(ErrorCode.UNIMPLEMENTED);
      } catch (RuntimeException e) {
        throw new AssertionError(sql, e);
      }
    }
    assertThat(plans).isGreaterThan(1000);
  }

  /// A query with the columns `x` (INT64) and `y` (STRING).
  private String query(int depth) {
    if (depth == 0) {
      return pick(
          List.of(
              "SELECT i AS x, s AS y FROM shop.facts",
              "SELECT id AS x, city AS y FROM shop.orders",
              "SELECT c.id AS x, t AS y FROM shop.customers c, c.tags t",
              "SELECT 1 AS x, 'a' AS y",
              "SELECT x, 'b' AS y FROM UNNEST([1, 2, 3]) x"));
    }
    var a = query(depth - 1);
    return switch (random.nextInt(12)) {
      case 0 -> "SELECT DISTINCT x, y FROM (" + a + ")";
      case 1 -> "SELECT x, MAX(y) AS y FROM (" + a + ") GROUP BY x HAVING COUNT(*) > 1";
      case 2 -> "SELECT COUNT(*) AS x, y FROM (" + a + ") WHERE x > 1 GROUP BY y";
      case 3 -> "SELECT x + 1 AS x, y FROM (" + a + ") ORDER BY y DESC, x LIMIT 3";
      case 4 -> "(" + a + ") UNION ALL (" + query(depth - 1) + ")";
      case 5 -> "(" + a + ") EXCEPT DISTINCT (" + query(depth - 1) + ")";
      case 6 -> join("JOIN", a, depth);
      case 7 -> join("LEFT JOIN", a, depth);
      case 8 -> join("FULL JOIN", a, depth);
      case 9 -> "SELECT * FROM (" + a + ") WHERE x IN (SELECT x FROM (" + query(depth - 1) + "))";
      case 10 -> "SELECT (SELECT MAX(x) FROM (" + query(depth - 1) + ")) AS x, y FROM (" + a + ")";
      default -> "SELECT * FROM (" + a + ") WHERE x = 1 AND (y = 'a' OR y IS NULL)";
    };
  }

  private String join(String kind, String left, int depth) {
    return "SELECT a.x, b.y FROM ("
        + left
        + ") a "
        + kind
        + " ("
        + query(depth - 1)
        + ") b ON a.x = b.x"
        + pick(List.of("", " AND a.y > 'c'", " WHERE b.y = 'c'", " WHERE a.y LIKE '%x'"));
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String expression(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return pick(LEAVES);
    }
    int next = depth - 1;
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> "(" + expression(next) + " " + pick(BINARY) + " " + expression(next) + ")";
      case 3 ->
          "CAST("
              + expression(next)
              + " AS "
              + pick(List.of("INT64", "STRING", "FLOAT64", "DATE", "NUMERIC(5, 2)"))
              + ")";
      case 4 ->
          "CASE WHEN "
              + expression(next)
              + " THEN "
              + expression(next)
              + " ELSE "
              + expression(next)
              + " END";
      case 5 -> expression(next) + " IN (" + expression(next) + ", " + expression(next) + ")";
      case 6 -> "[" + expression(next) + ", " + expression(next) + "]";
      case 7 -> "(" + expression(next) + " IS NULL)";
      case 8 -> "(SELECT " + expression(next) + ")";
      default -> call(next);
    };
  }

  private String call(int depth) {
    var arguments = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      arguments.append(i == 0 ? "" : ", ").append(expression(depth));
    }
    return pick(SCALARS) + "(" + arguments + ")";
  }
}
