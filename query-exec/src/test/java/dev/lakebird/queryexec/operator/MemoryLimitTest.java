package dev.lakebird.queryexec.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.aggregate.Count;
import dev.lakebird.functions.aggregate.Maximum;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.aggregate.AggregateSpec;
import dev.lakebird.queryexec.join.HashJoin;
import dev.lakebird.queryexec.join.JoinKind;
import dev.lakebird.queryexec.join.JoinSpec;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.RandomBatches;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.sort.SortSpec;
import dev.lakebird.queryexec.window.WindowCall;
import dev.lakebird.queryexec.window.WindowFactory;
import dev.lakebird.queryexec.window.WindowFrame;
import dev.lakebird.queryexec.window.WindowSpec;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Under any memory limit a query is right or says RESOURCES_EXCEEDED, and leaves nothing behind.
class MemoryLimitTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.INT64));
  private static final List<VectorType> TYPES = List.of(VectorType.STRING, VectorType.INT64, LIST);

  private static void check(BiFunction<List<Batch>, List<Batch>, PipelineBuilder> plan) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    List<String> expected = null;
    int right = 0;
    for (int round = 0; round < 25; round++) {
      long limit = round == 0 ? 1L << 30 : 200_000 + random.nextInt(6_000_000);
      ExecutionSettings settings =
          ExecutionFixture.settings()
              .withMemoryLimitBytes(limit)
              .withThreads(1 + random.nextInt(2))
              .withBatchRows(1 + random.nextInt(2000));
      try (var fixture = new ExecutionFixture(settings);
          var left = new RandomBatches(seed, fixture.root);
          var other = new RandomBatches(seed + 1, fixture.root)) {
        left.add(TYPES, 15, 1500, 5000);
        other.add(TYPES, 10, 1500, 5000);
        List<List<Value>> rows =
            fixture.run(queue -> plan.apply(left.batches, other.batches).finish(queue));
        List<String> actual = new ArrayList<>(rows.stream().map(Object::toString).toList());
        actual.sort(null);
        if (expected == null) {
          expected = actual;
        }
        assertThat(actual).as("seed %d, limit %d", seed, limit).isEqualTo(expected);
        right++;
      } catch (LakebirdException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES_EXCEEDED);
      }
    }
    assertThat(right).isGreaterThan(3);
  }

  private static AggregateSpec.Measure measure(boolean maximum) {
    var call =
        new BoundCall(
            List.of(BoundCall.Argument.of(VectorType.INT64)), VectorType.INT64.type(), false);
    AggregateKernel kernel = maximum ? new Maximum().bind(call) : new Count().bind(call);
    return new AggregateSpec.Measure(kernel, List.of(1));
  }

  @Test
  void aggregation() {
    check(
        (left, right) ->
            PipelineBuilder.from(new BatchesSource(left))
                .aggregate(
                    new AggregateSpec(
                        List.of(0, 2),
                        List.of(VectorType.STRING, LIST),
                        List.of(measure(true), measure(false)))));
  }

  @Test
  void sort() {
    check(
        (left, right) ->
            PipelineBuilder.from(new BatchesSource(left))
                .sort(
                    new SortSpec(
                        TYPES,
                        List.of(SortKey.descending(0), SortKey.ascending(1)),
                        Long.MAX_VALUE)));
  }

  @Test
  void window() {
    var call =
        new WindowCall.Aggregate(
            measure(false).kernel(),
            List.of(new WindowCall.Argument.Column(1)),
            WindowFrame.RUNNING,
            false);
    List<SortKey> order = List.of(SortKey.ascending(1));
    check(
        (left, right) ->
            PipelineBuilder.from(new BatchesSource(left))
                .sort(new SortSpec(TYPES, order, Long.MAX_VALUE))
                .then(
                    new WindowFactory(new WindowSpec(TYPES, 3, List.of(), order, List.of(call)))));
  }

  @Test
  void join() {
    for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.FULL, JoinKind.ANTI)) {
      check(
          (left, right) ->
              PipelineBuilder.from(new BatchesSource(left))
                  .join(
                      new HashJoin(
                          new JoinSpec(
                              kind,
                              TYPES,
                              TYPES,
                              List.of(0, 1),
                              List.of(0, 1),
                              Optional.empty(),
                              false)),
                      PipelineBuilder.from(new BatchesSource(right))));
    }
  }
}
