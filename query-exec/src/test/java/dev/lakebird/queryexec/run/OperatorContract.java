package dev.lakebird.queryexec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.LimitFactory;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What every operator keeps: the same rows whatever the size of batches, the number of workers and
/// forced spill; no byte left after success, cancellation, an early end or a failure upstream.
///
/// A subclass says the columns it takes and puts the operator behind a source.
public abstract class OperatorContract {
  /// The types of the input columns.
  protected abstract List<VectorType> types();

  /// The operator, or the operators it comes in, behind a source of rows of [#types].
  protected abstract PipelineBuilder behind(PipelineBuilder source, ExecutionFixture fixture);

  /// Whether the rows that come out depend on nothing but the rows that go in.
  protected boolean isDeterministic() {
    return true;
  }

  private List<String> run(ExecutionSettings settings, long seed) {
    try (var fixture = new ExecutionFixture(settings);
        var input = new RandomBatches(seed, fixture.root)) {
      input.add(types(), 12, 80, 30);
      List<List<Value>> rows =
          fixture.run(
              queue ->
                  behind(PipelineBuilder.from(new BatchesSource(input.batches)), fixture)
                      .finish(queue));
      List<String> text = new ArrayList<>(rows.stream().map(Object::toString).toList());
      text.sort(null);
      return text;
    }
  }

  @Test
  final void rowsAreTheSameUnderHostileSettings() {
    long seed = System.nanoTime();
    List<String> expected = run(ExecutionFixture.settings(), seed);
    for (ExecutionSettings hostile :
        List.of(
            ExecutionFixture.settings().withThreads(1),
            ExecutionFixture.settings().withThreads(4),
            ExecutionFixture.settings().withBatchRows(1),
            ExecutionFixture.settings().withForceSpill(true),
            ExecutionFixture.settings().withThreads(1).withBatchRows(3).withForceSpill(true))) {
      List<String> actual = run(hostile, seed);
      if (isDeterministic()) {
        assertThat(actual).as(hostile.toString()).isEqualTo(expected);
      } else {
        assertThat(actual).as(hostile.toString()).hasSameSizeAs(expected);
      }
    }
  }

  @Test
  final void noRowsEnd() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings())) {
      List<List<Value>> rows =
          fixture.run(
              queue ->
                  behind(PipelineBuilder.from(new BatchesSource(List.of())), fixture)
                      .finish(queue));
      assertThat(rows).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  final void cancelledWhileItsSourceWaits() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      input.add(types(), 6, 80, 30);
      var source = new BatchesSource(input.batches).blockedAt(3, new CompletableFuture<Void>());
      var queue = new ResultQueue(1);
      try (var execution =
          QueryExecution.start(
              fixture.pool,
              fixture.context,
              behind(PipelineBuilder.from(source), fixture).finish(queue))) {
        fixture.cancellation.cancel();
        assertThatThrownBy(
                () -> {
                  while (true) {
                    queue.next(Duration.ofSeconds(60)).orElseThrow().release();
                  }
                })
            .isInstanceOfSatisfying(
                LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(execution.done()).isCompletedExceptionally();
      }
    }
  }

  @Test
  final void endedEarlyFromBehind() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings().withBatchRows(2));
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      input.add(types(), 6, 80, 30);
      List<List<Value>> rows =
          fixture.run(
              queue ->
                  behind(PipelineBuilder.from(new BatchesSource(input.batches)), fixture)
                      .then(new LimitFactory(0, 3))
                      .finish(queue));
      assertThat(rows).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  final void failureUpstreamFreesEverything() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      input.add(types(), 6, 80, 30);
      var failing = new BatchesSource(input.batches).failingAt(4, ErrorCode.CORRUPT_FILE);
      assertThatThrownBy(
              () ->
                  fixture.run(
                      queue -> behind(PipelineBuilder.from(failing), fixture).finish(queue)))
          .isInstanceOfSatisfying(
              LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_FILE));
    }
  }
}
