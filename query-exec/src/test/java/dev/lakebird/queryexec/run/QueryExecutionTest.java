package dev.lakebird.queryexec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.FilterFactory;
import dev.lakebird.queryexec.operator.LimitFactory;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ProjectFactory;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.operator.ValuesSource;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.VectorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryExecutionTest {
  private final ExecutionFixture fixture = new ExecutionFixture(ExecutionFixture.settings());
  private final List<Batch> owned = new ArrayList<>();

  @AfterEach
  void releaseAll() {
    owned.forEach(Batch::release);
    fixture.close();
  }

  private List<Batch> numbers(int batches, int rowsEach) {
    List<Batch> made = fixture.numbers(batches, rowsEach);
    owned.addAll(made);
    return made;
  }

  /// Even numbers.
  private static final FilterProgram EVEN =
      context ->
          new BatchFilter() {
            @Override
            public Selection select(Batch input) {
              int[] rows = new int[input.selectedCount()];
              int count = 0;
              for (int k = 0; k < input.selectedCount(); k++) {
                int row = input.selection().row(k);
                if ((((FixedVector) input.column(0)).longAt(row) & 1) == 0) {
                  rows[count++] = row;
                }
              }
              return Selection.of(rows, count);
            }

            @Override
            public void close() {}
          };

  @Test
  void filtersAndProjectsWithManyWorkers() {
    var rows =
        fixture.run(
            queue ->
                PipelineBuilder.from(new BatchesSource(numbers(50, 100)))
                    .then(new FilterFactory("even", EVEN))
                    .then(
                        new ProjectFactory(
                            List.of(
                                new InputColumn(0, VectorType.INT64),
                                new InputColumn(0, VectorType.INT64))))
                    .finish(queue));
    assertThat(rows).hasSize(2500).allMatch(r -> r.get(0).equals(r.get(1)));
    assertThat(rows.stream().map(r -> r.get(0)).distinct()).hasSize(2500);
  }

  @Test
  void oneRowWithoutColumns() {
    var rows = fixture.run(queue -> PipelineBuilder.from(ValuesSource.oneRow()).finish(queue));
    assertThat(rows).containsExactly(List.of());
  }

  @Test
  void limitStopsInsideBatchAndEndsTheSource() {
    var source = new BatchesSource(numbers(100, 10));
    var rows =
        fixture.run(
            queue -> PipelineBuilder.from(source).then(new LimitFactory(5, 17)).finish(queue));
    assertThat(rows).hasSize(17);
    assertThat(source.taken()).isLessThan(10);
  }

  @Test
  void unionRunsEveryBranch() {
    List<Batch> few = numbers(3, 4);
    List<Batch> more = numbers(5, 6);
    var union =
        new UnionAll(
            List.of(
                List.of(new BatchesSource(few), new FilterFactory("even", EVEN)),
                List.of(new BatchesSource(more))));
    assertThat(fixture.run(queue -> PipelineBuilder.from(union).finish(queue))).hasSize(6 + 30);
  }

  @Test
  void slowReaderHoldsNoThread() {
    List<Batch> batches = numbers(40, 10);
    try (var single = new ExecutorPool(1)) {
      var slow = new ResultQueue(2);
      var quick = new ResultQueue(100);
      try (var first =
              QueryExecution.start(
                  single,
                  fixture.context,
                  PipelineBuilder.from(new BatchesSource(batches)).finish(slow));
          var second =
              QueryExecution.start(
                  single,
                  fixture.context,
                  PipelineBuilder.from(new BatchesSource(batches)).finish(quick))) {
        second.done().join();
        assertThat(first.done()).isNotDone();
      }
    }
  }

  @Test
  void blockedSourceLeavesItsOnlyWorkerToAnotherQuery() {
    var gate = new CompletableFuture<Void>();
    List<Batch> batches = numbers(4, 10);
    try (var single = new ExecutorPool(1)) {
      var waiting = new ResultQueue(100);
      var other = new ResultQueue(100);
      try (var first =
              QueryExecution.start(
                  single,
                  fixture.context,
                  PipelineBuilder.from(new BatchesSource(batches).blockedAt(2, gate))
                      .finish(waiting));
          var second =
              QueryExecution.start(
                  single,
                  fixture.context,
                  PipelineBuilder.from(new BatchesSource(batches)).finish(other))) {
        second.done().join();
        assertThat(first.done()).isNotDone();
        gate.complete(null);
        first.done().join();
      }
    }
  }

  @Test
  void cancellationWakesBlockedWorkersAndTheReader() {
    var queue = new ResultQueue(4);
    try (var execution =
        QueryExecution.start(
            fixture.pool,
            fixture.context,
            PipelineBuilder.from(
                    new BatchesSource(numbers(1, 1)).blockedAt(0, new CompletableFuture<Void>()))
                .finish(queue))) {
      assertThatThrownBy(() -> queue.next(Duration.ofMillis(1)))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
      fixture.cancellation.cancel();
      assertThatThrownBy(queue::next)
          .isInstanceOfSatisfying(
              LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
      assertThat(execution.done()).isCompletedExceptionally();
    }
  }

  @Test
  void passedDeadlineStopsTheQuery() {
    var queue = new ResultQueue(4);
    try (var execution =
        QueryExecution.start(
            fixture.pool,
            fixture.context,
            PipelineBuilder.from(
                    new BatchesSource(numbers(1, 1)).blockedAt(0, new CompletableFuture<Void>()))
                .finish(queue))) {
      Future<?> timer = fixture.pool.raiseAfter(Duration.ofMillis(5), fixture.cancellation);
      assertThatThrownBy(queue::next)
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
      assertThat(timer).succeedsWithin(Duration.ofSeconds(10));
      assertThat(execution.done()).failsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void firstFailureStopsAllWorkers() {
    FilterProgram failing =
        context ->
            new BatchFilter() {
              @Override
              public Selection select(Batch input) {
                throw new LakebirdException(ErrorCode.DIVISION_BY_ZERO, "division by zero: 1 / 0");
              }

              @Override
              public void close() {}
            };
    assertThatThrownBy(
            () ->
                fixture.run(
                    queue ->
                        PipelineBuilder.from(new BatchesSource(numbers(50, 100)))
                            .then(new FilterFactory("", failing))
                            .finish(queue)))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
  }
}
