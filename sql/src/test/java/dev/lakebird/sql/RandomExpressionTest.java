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
