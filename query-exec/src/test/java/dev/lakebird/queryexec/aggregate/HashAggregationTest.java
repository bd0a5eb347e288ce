package dev.lakebird.queryexec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.GeneratedNumbers;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.queryexec.run.RandomBatches;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashAggregationTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.INT64));
  private static final VectorType STRUCT =
      VectorType.of(
          SqlType.struct(
              SqlType.Field.of("a", SqlType.STRING), SqlType.Field.of("b", SqlType.FLOAT64)));

  private static AggregateSpec spec(List<VectorType> keys) {
    List<Integer> columns = new ArrayList<>();
    for (int c = 0; c < keys.size(); c++) {
      columns.add(c);
    }
    return new AggregateSpec(
        columns, keys, List.of(new AggregateSpec.Measure(new CountAndSum(), List.of(keys.size()))));
  }

  /// Groups random rows and compares with a fold over their values.
  private static void check(
      ExecutionSettings settings, List<VectorType> keys, int batches, int rows, int distinct) {
    List<VectorType> types = new ArrayList<>(keys);
    types.add(VectorType.INT64);
    try (var fixture = new ExecutionFixture(settings);
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      // The kernel under test reads flat vectors only, so its column comes from a second draw.
      input.add(types, batches, rows, distinct);
      List<Batch> flat = new ArrayList<>();
      for (Batch batch : input.batches) {
        flat.add(
            dev.lakebird.queryexec.column.ColumnBuffers.copy(
                Batch.of(batch.columns(), batch.rowCount()), fixture.root));
      }
      List<Batch> mixed = new ArrayList<>();
      for (int b = 0; b < flat.size(); b++) {
        var columns = new ArrayList<>(input.batches.get(b).columns());
        columns.set(keys.size(), flat.get(b).column(keys.size()));
        mixed.add(new Batch(columns, flat.get(b).rowCount(), input.batches.get(b).selection()));
      }
      Map<List<Value>, Long> expected = new HashMap<>();
      if (keys.isEmpty()) {
        expected.put(List.of(), 0L);
      }
      for (List<Value> row : input.rows) {
        Value last = row.get(keys.size());
        long value = last.isNull() ? 1 : ((Value.Int64Value) last).value() * 1000 + 1;
        expected.merge(
            row.subList(0, keys.size()).stream().map(HashAggregationTest::key).toList(),
            value,
            Long::sum);
      }
      var aggregation = new HashAggregation(spec(keys));
      List<List<Value>> result =
          fixture.run(
              queue ->
                  PipelineBuilder.from(new BatchesSource(mixed))
                      .cut(aggregation.sink(), aggregation.source())
                      .finish(queue));
      Map<List<Value>, Long> actual = new HashMap<>();
      for (List<Value> row : result) {
        actual.put(row.subList(0, keys.size()), ((Value.Int64Value) row.get(keys.size())).value());
      }
      flat.forEach(Batch::release);
      assertThat(result).hasSameSizeAs(expected.keySet());
      assertThat(actual).isEqualTo(expected);
    }
  }

  /// The value as it groups.
  private static Value key(Value value) {
    return switch (value) {
      case Value.Float64Value v -> Value.of(v.value() + 0.0);
      case Value.StructValue v ->
          new Value.StructValue(
              v.type(), v.fields().stream().map(HashAggregationTest::key).toList());
      default -> value;
    };
  }

  @Test
  void groupsByEveryKindOfKey() {
    for (VectorType type :
        List.of(
            VectorType.INT64,
            VectorType.STRING,
            VectorType.FLOAT64,
            VectorType.BOOL,
            VectorType.DATE,
            VectorType.NUMERIC,
            LIST,
            STRUCT)) {
      check(ExecutionFixture.settings(), List.of(type), 20, 200, 50);
    }
  }

  @Test
  void groupsBySeveralKeys() {
    check(ExecutionFixture.settings(), List.of(VectorType.STRING, VectorType.STRING), 40, 300, 5);
    check(
        ExecutionFixture.settings(),
        List.of(VectorType.INT64, STRUCT, VectorType.FLOAT64, VectorType.STRING),
        40,
        300,
        6);
  }

  @Test
  void oneGroupWithoutKeys() {
    check(ExecutionFixture.settings(), List.of(), 10, 100, 100);
  }

  @Test
  void oneGroupOfNoRows() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings())) {
      var aggregation = new HashAggregation(spec(List.of()));
      assertThat(
              fixture.run(
                  queue ->
                      PipelineBuilder.from(new BatchesSource(List.of()))
                          .cut(aggregation.sink(), aggregation.source())
                          .finish(queue)))
          .containsExactly(List.of(Value.of(0)));
    }
  }

  @Test
  void batchesOfOneRowOnOneThreadWithForcedSpill() {
    ExecutionSettings hostile =
        ExecutionFixture.settings().withThreads(1).withBatchRows(1).withForceSpill(true);
    check(hostile, List.of(VectorType.STRING, VectorType.FLOAT64), 20, 60, 20);
    check(hostile, List.of(LIST), 20, 60, 20);
  }

  @Test
  void manyGroupsAreMergedByPartition() {
    var read = sumOfGroups(ExecutionFixture.settings(), 1_000_000, 400_000);
    assertThat(read.groups()).isEqualTo(400_000);
    assertThat(read.spilled()).isZero();
  }

  @Test
  void moreGroupsThanMemoryHoldsSpill() {
    var read =
        sumOfGroups(
            ExecutionFixture.settings().withMemoryLimitBytes(24 << 20), 2_000_000, 1_000_000);
    assertThat(read.groups()).isEqualTo(1_000_000);
    assertThat(read.spilled()).isPositive();
  }

  record Outcome(long groups, long spilled) {}

  /// Groups the numbers `0 … rows - 1` modulo `distinct` and checks the measure of every group.
  static Outcome sumOfGroups(ExecutionSettings settings, long rows, long distinct) {
    try (var fixture = new ExecutionFixture(settings)) {
      var aggregation = new HashAggregation(spec(List.of(VectorType.INT64)));
      var queue = new ResultQueue(4);
      var pipelines =
          PipelineBuilder.from(new GeneratedNumbers(rows, distinct))
              .cut(aggregation.sink(), aggregation.source())
              .finish(queue);
      long groups = 0;
      try (var execution = QueryExecution.start(fixture.pool, fixture.context, pipelines)) {
        Optional<Batch> next;
        while ((next = queue.next()).isPresent()) {
          Batch batch = next.get();
          var keys = (FixedVector) batch.column(0);
          var sums = (FixedVector) batch.column(1);
          for (int row = 0; row < batch.rowCount(); row++) {
            long count = rows / distinct + (keys.longAt(row) < rows % distinct ? 1 : 0);
            assertThat(sums.longAt(row)).isEqualTo(keys.longAt(row) * count * 1000 + count);
          }
          groups += batch.rowCount();
          batch.release();
        }
        long spilled =
            execution.statistics().stream()
                .flatMap(List::stream)
                .mapToLong(s -> s.bytesSpilled())
                .sum();
        return new Outcome(groups, spilled);
      }
    }
  }
}
