package dev.lakebird.queryexec.sort;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternalSortTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.INT64));

  private static void check(
      ExecutionSettings settings, List<VectorType> types, List<SortKey> keys, long limit) {
    try (var fixture = new ExecutionFixture(settings);
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      input.add(types, 20, 150, 40);
      List<List<Value>> actual =
          fixture.run(
              queue ->
                  PipelineBuilder.from(new BatchesSource(input.batches))
                      .sort(new SortSpec(types, keys, limit))
                      .finish(queue));
      List<List<Value>> expected = new ArrayList<>(input.rows);
      expected.sort(comparator(keys));
      List<List<Value>> wanted = expected.subList(0, (int) Math.min(limit, expected.size()));
      assertThat(project(actual, keys)).isEqualTo(project(wanted, keys));
      if (limit >= expected.size()) {
        assertThat(actual.stream().map(Object::toString).sorted())
            .isEqualTo(expected.stream().map(Object::toString).sorted().toList());
      }
    }
  }

  private static List<List<String>> project(List<List<Value>> rows, List<SortKey> keys) {
    return rows.stream()
        .map(row -> keys.stream().map(k -> normal(row.get(k.column())).toString()).toList())
        .toList();
  }

  private static Value normal(Value value) {
    return value instanceof Value.Float64Value v ? Value.of(v.value() + 0.0) : value;
  }

  private static Comparator<List<Value>> comparator(List<SortKey> keys) {
    return (a, b) -> {
      for (SortKey key : keys) {
        Value x = a.get(key.column());
        Value y = b.get(key.column());
        int order;
        if (x.isNull() || y.isNull()) {
          order = x.isNull() == y.isNull() ? 0 : x.isNull() == key.nullsFirst() ? -1 : 1;
        } else {
          order = key.descending() ? compare(y, x) : compare(x, y);
        }
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static int compare(Value a, Value b) {
    return switch (a) {
      case Value.Int64Value v -> Long.compare(v.value(), ((Value.Int64Value) b).value());
      case Value.DateValue v -> Integer.compare(v.days(), ((Value.DateValue) b).days());
      case Value.BoolValue v -> Boolean.compare(v.value(), ((Value.BoolValue) b).value());
      case Value.DecimalValue v -> v.value().compareTo(((Value.DecimalValue) b).value());
      case Value.StringValue v ->
          Arrays.compareUnsigned(
              v.value().getBytes(StandardCharsets.UTF_8),
              ((Value.StringValue) b).value().getBytes(StandardCharsets.UTF_8));
      case Value.Float64Value v -> {
        double x = v.value() + 0.0;
        double y = ((Value.Float64Value) b).value() + 0.0;
        if (Double.isNaN(x) || Double.isNaN(y)) {
          yield Double.isNaN(x) == Double.isNaN(y) ? 0 : Double.isNaN(x) ? -1 : 1;
        }
        yield Double.compare(x, y);
      }
      default -> throw new IllegalArgumentException("No order of " + a);
    };
  }

  private static void checkAll(ExecutionSettings settings) {
    for (VectorType type :
        List.of(
            VectorType.INT64,
            VectorType.STRING,
            VectorType.FLOAT64,
            VectorType.BOOL,
            VectorType.DATE,
            VectorType.NUMERIC)) {
      List<VectorType> types = List.of(LIST, type, VectorType.STRING);
      for (SortKey key :
          List.of(
              SortKey.ascending(1),
              SortKey.descending(1),
              new SortKey(1, false, false),
              new SortKey(1, true, true))) {
        check(settings, types, List.of(key, SortKey.descending(2)), Long.MAX_VALUE);
      }
      check(settings, types, List.of(SortKey.ascending(1), SortKey.ascending(2)), 7);
    }
  }

  @Test
  void sortsEveryOrderableType() {
    checkAll(ExecutionFixture.settings());
  }

  @Test
  void batchesOfOneRowOnOneThreadWithForcedSpill() {
    checkAll(ExecutionFixture.settings().withThreads(1).withBatchRows(1).withForceSpill(true));
  }

  @Test
  void moreRowsThanMemoryHoldsSpill() {
    long rows = 2_000_000;
    try (var fixture =
        new ExecutionFixture(ExecutionFixture.settings().withMemoryLimitBytes(24 << 20))) {
      var queue = new ResultQueue(4);
      var pipelines =
          PipelineBuilder.from(new GeneratedNumbers(rows, 777_777))
              .sort(
                  new SortSpec(
                      List.of(VectorType.INT64, VectorType.INT64),
                      List.of(SortKey.ascending(0)),
                      Long.MAX_VALUE))
              .finish(queue);
      long count = 0;
      long sum = 0;
      long before = -1;
      try (var execution = QueryExecution.start(fixture.pool, fixture.context, pipelines)) {
        Optional<Batch> next;
        while ((next = queue.next()).isPresent()) {
          Batch batch = next.get();
          var column = (FixedVector) batch.column(0);
          for (int row = 0; row < batch.rowCount(); row++) {
            assertThat(column.longAt(row)).isGreaterThanOrEqualTo(before);
            before = column.longAt(row);
            sum += before;
          }
          count += batch.rowCount();
          batch.release();
        }
        assertThat(execution.statistics().getFirst().getLast().bytesSpilled()).isPositive();
      }
      assertThat(count).isEqualTo(rows);
      long expected = 0;
      for (long n = 0; n < rows; n++) {
        expected += n % 777_777;
      }
      assertThat(sum).isEqualTo(expected);
    }
  }
}
