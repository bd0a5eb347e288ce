package dev.lakebird.sql.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.MemoryCatalog;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.Statements;
import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random queries: an optimised plan has the same columns, yields the same rows, fails nowhere where
/// the original does not, and is settled: no rule changes it again.
class RandomPlanTest {
  @Test
  void optimizedPlansMeanTheSame() {
    run(System.nanoTime(), 1_500);
  }

  @Tag("long")
  @Test
  void manyOptimizedPlansMeanTheSame() {
    run(System.nanoTime(), 30_000);
  }

  private static void run(long seed, int count) {
    var random = new Random(seed);
    int same = 0;
    for (int i = 0; i < count; i++) {
      var sql = new RandomQueries(random).next();
      var name = "seed " + seed + ", query " + i + ": " + sql;
      var interpreter = new PlanInterpreter(tables(random));
      var plan = plan(sql, random);
      var optimized = Optimizer.optimize(plan);
      assertThat(optimized.columns()).as(name).isEqualTo(plan.columns());
      assertThat(PlanText.tree(Optimizer.settled(optimized)))
          .as(name)
          .isEqualTo(PlanText.tree(optimized));
      var unnested = SubqueryUnnesting.apply(plan);
      var expected = rows(interpreter, unnested);
      if (expected.isPresent()) {
        same++;
        assertThat(rows(interpreter, optimized).map(RandomPlanTest::text))
            .as("%s\n%s\n%s", name, PlanText.tree(unnested), PlanText.tree(optimized))
            .isEqualTo(expected.map(RandomPlanTest::text));
      }
    }
    assertThat(same).as("queries without an error, seed " + seed).isGreaterThan(count / 2);
  }

  private static LogicalPlan plan(String sql, Random random) {
    try {
      return Statements.planOf(
          SqlCompiler.analyze(
              SqlCompiler.parse(sql).getFirst(), catalog(random), Statements.OPTIONS));
    } catch (LakebirdException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static MemoryCatalog catalog(Random random) {
    var catalog = new MemoryCatalog();
    for (var table : List.of("x", "y", "z")) {
      catalog.with(
          "t",
          table,
          random.nextBoolean() ? OptionalLong.of(random.nextInt(1000)) : OptionalLong.empty(),
          new Column("a", SqlType.INT64, TypeParameters.NONE, false),
          Column.of("b", SqlType.INT64),
          Column.of("c", SqlType.INT64));
    }
    return catalog;
  }

  private static Map<String, List<List<@Nullable Object>>> tables(Random random) {
    Map<String, List<List<@Nullable Object>>> tables = new HashMap<>();
    for (var table : List.of("x", "y", "z")) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      int count = random.nextInt(5);
      for (int i = 0; i < count; i++) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add((long) random.nextInt(4));
        row.add(random.nextInt(4) == 0 ? null : (Long) (long) random.nextInt(4));
        row.add(random.nextInt(4) == 0 ? null : (Long) (long) random.nextInt(4));
        rows.add(row);
      }
      tables.put(table, rows);
    }
    return tables;
  }

  /// The rows of a plan; nothing where it fails.
  private static Optional<List<List<@Nullable Object>>> rows(
      PlanInterpreter interpreter, LogicalPlan plan) {
    try {
      return Optional.of(interpreter.run(plan));
    } catch (EvaluationFailure e) {
      return Optional.empty();
    } catch (AssertionError e) {
      throw new AssertionError(PlanText.tree(plan), e);
    }
  }

  private static List<String> text(List<List<@Nullable Object>> rows) {
    return rows.stream().map(Object::toString).sorted().toList();
  }
}
