package dev.lakebird.queryexec.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.functions.aggregate.Count;
import dev.lakebird.functions.aggregate.StringAgg;
import dev.lakebird.functions.aggregate.Sum;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.window.DenseRank;
import dev.lakebird.functions.window.LastValue;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.RandomBatches;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.sort.SortSpec;
import dev.lakebird.queryexec.window.WindowFrame.Bound;
import dev.lakebird.queryexec.window.WindowFrame.Kind;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random frames over random rows, against their definition. The rows come out in order, so that the
/// definition is applied to what came out.
class WindowFactoryTest {
  private static final List<VectorType> TYPES =
      List.of(VectorType.STRING, VectorType.INT64, VectorType.INT64, VectorType.STRING);
  private static final int PARTITION = 0;
  private static final int ORDER = 1;
  private static final int NUMBER = 2;
  private static final int TEXT = 3;

  private static AggregateKernel bind(AggregateFunction function, VectorType type, SqlType result) {
    return function.bind(new BoundCall(List.of(BoundCall.Argument.of(type)), result, false));
  }

  private static WindowCall aggregate(AggregateKernel kernel, int column, WindowFrame frame) {
    return new WindowCall.Aggregate(
        kernel, List.of(new WindowCall.Argument.Column(column)), frame, false);
  }

  private static WindowFrame frame(Random random) {
    boolean rows = random.nextBoolean();
    int[] kinds = {random.nextInt(4), 1 + random.nextInt(4)};
    java.util.Arrays.sort(kinds);
    return new WindowFrame(rows, bound(kinds[0], random), bound(kinds[1], random));
  }

  private static Bound bound(int kind, Random random) {
    Kind of = Kind.values()[kind];
    long offset = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(60);
    return of == Kind.PRECEDING || of == Kind.FOLLOWING
        ? new Bound(of, Value.of(offset))
        : Bound.of(of);
  }

  private static void check(ExecutionSettings settings, boolean partitioned) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    WindowFrame frame = frame(random);
    var key = new SortKey(ORDER, random.nextBoolean(), random.nextBoolean());
    List<Integer> partitionKeys = partitioned ? List.of(PARTITION) : List.of();
    List<WindowCall> calls =
        List.of(
            aggregate(bind(new Sum(), VectorType.INT64, SqlType.INT64), NUMBER, frame),
            aggregate(bind(new Count(), VectorType.STRING, SqlType.INT64), TEXT, frame),
            aggregate(bind(new StringAgg(), VectorType.STRING, SqlType.STRING), TEXT, frame),
            new WindowCall.Function(
                new LastValue()
                    .bind(
                        new BoundCall(
                            List.of(BoundCall.Argument.of(VectorType.STRING)),
                            SqlType.STRING,
                            false),
                        true),
                List.of(new WindowCall.Argument.Column(TEXT)),
                frame),
            new WindowCall.Function(
                new DenseRank().bind(new BoundCall(List.of(), SqlType.INT64, false), false),
                List.of(),
                frame));
    var spec = new WindowSpec(TYPES, 4, partitionKeys, List.of(key), calls);
    List<SortKey> sort = new ArrayList<>();
    partitionKeys.forEach(column -> sort.add(SortKey.ascending(column)));
    sort.add(key);
    try (var fixture = new ExecutionFixture(settings);
        var input = new RandomBatches(seed, fixture.root)) {
      input.add(TYPES, 6, 120, 12);
      List<List<Value>> actual =
          fixture.run(
              queue ->
                  PipelineBuilder.from(new BatchesSource(input.batches))
                      .sort(new SortSpec(TYPES, sort, Long.MAX_VALUE))
                      .then(new WindowFactory(spec))
                      .finish(queue));
      assertThat(actual.stream().map(row -> row.subList(0, 4).toString()).sorted())
          .isEqualTo(input.rows.stream().map(Object::toString).sorted().toList());
      var oracle = new WindowOracle(actual, partitioned ? PARTITION : -1, ORDER, key);
      for (int row = 0; row < actual.size(); row++) {
        assertThat(actual.get(row).subList(4, 9))
            .as("seed %d, row %d, frame %s, key %s", seed, row, frame, key)
            .isEqualTo(oracle.expected(row, frame, NUMBER, TEXT));
      }
    }
  }

  @Test
  void framesAreAsDefined() {
    for (int round = 0; round < 60; round++) {
      check(ExecutionFixture.settings(), round % 3 > 0);
    }
  }

  @Test
  void framesAreAsDefinedUnderHostileSettings() {
    for (int round = 0; round < 15; round++) {
      check(ExecutionFixture.settings().withBatchRows(1), round % 2 > 0);
      check(ExecutionFixture.settings().withForceSpill(true), round % 2 > 0);
      check(ExecutionFixture.settings().withBatchRows(7).withForceSpill(true), round % 2 > 0);
    }
  }
}
