package dev.lakebird.queryexec.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutorPool;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.arrow.ArrowBatch;
import dev.lakebird.types.arrow.ArrowClient;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers whose rows the workers gather for a reader that wants Arrow.
class GatheredResultsTest {
  private static final List<Column> COLUMNS = List.of(Column.of("n", SqlType.INT64));

  private final ExecutionFixture fixture = new ExecutionFixture(ExecutionFixture.settings());
  private final List<Batch> owned = new ArrayList<>();

  @AfterEach
  void releaseAll() {
    owned.forEach(Batch::release);
    fixture.close();
  }

  private BatchesSource numbers(int batches, int rowsEach) {
    List<Batch> made = fixture.numbers(batches, rowsEach);
    owned.addAll(made);
    return new BatchesSource(made);
  }

  private ArrowRows gatherer(int rowsMax) {
    return new ArrowRows(COLUMNS, fixture.root, rowsMax, 1 << 20);
  }

  private QueryExecution start(BatchesSource source, ResultQueue queue, int workers) {
    return QueryExecution.start(
        fixture.pool,
        fixture.context,
        PipelineBuilder.from(source).workersMax(workers).answer(queue));
  }

  private List<Long> longs(Batch batch) {
    return ExecutionFixture.rows(batch).stream()
        .map(row -> ((Value.Int64Value) row.getFirst()).value())
        .toList();
  }

  private List<List<Long>> readGathered(ResultQueue queue) {
    List<List<Long>> batches = new ArrayList<>();
    for (Optional<ArrowBatch> next = queue.nextGathered();
        next.isPresent();
        next = queue.nextGathered()) {
      Batch read = ArrowClient.read(next.get(), COLUMNS, fixture.root);
      batches.add(longs(read));
      read.release();
    }
    return batches;
  }

  @Test
  void everyWorkerGathersWhatItHas() {
    var queue = new ResultQueue(4);
    queue.gather(() -> gatherer(64));
    try (var execution = start(numbers(50, 100), queue, 2)) {
      List<List<Long>> batches = readGathered(queue);
      execution.done().join();
      assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 64));
      assertThat(batches.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 5000).boxed().toList());
    }
  }

  @Test
  void rowsThatWaitWhenTheReaderChangesItsMindKeepTheirPlace() {
    var queue = new ResultQueue(4);
    try (var execution = start(numbers(30, 10), queue, 1)) {
      Batch first = queue.next().orElseThrow();
      List<Long> rows = new ArrayList<>(longs(first));
      first.release();
      queue.gather(() -> gatherer(25));
      readGathered(queue).forEach(rows::addAll);
      execution.done().join();
      assertThat(rows).containsExactlyElementsOf(LongStream.range(0, 300).boxed().toList());
    }
  }

  @Test
  void workersLeaveTheirThreadsUntilTheReaderComes() {
    var slow = new ResultQueue(1);
    slow.gather(() -> gatherer(10));
    var quick = new ResultQueue(100);
    try (var single = new ExecutorPool(1);
        var first =
            QueryExecution.start(
                single, fixture.context, PipelineBuilder.from(numbers(40, 10)).answer(slow));
        var second =
            QueryExecution.start(
                single, fixture.context, PipelineBuilder.from(numbers(40, 10)).answer(quick))) {
      second.done().join();
      assertThat(first.done()).isNotDone();
      assertThat(readGathered(slow).stream().mapToInt(List::size).sum()).isEqualTo(400);
    }
  }

  @Test
  void whatNobodyReadsIsFreed() {
    var queue = new ResultQueue(4);
    queue.gather(() -> gatherer(10));
    try (var execution = start(numbers(20, 15), queue, 2)) {
      queue.nextGathered().orElseThrow().close();
      assertThat(execution.done()).isNotDone();
    }
  }

  @Test
  void memoryThatIsUsedUpEndsTheQuery() {
    try (BufferAllocator little = Memory.child(fixture.root, "little", 1 << 10)) {
      var queue = new ResultQueue(4);
      queue.gather(() -> new ArrowRows(COLUMNS, little, 1 << 16, 1 << 20));
      try (var execution = start(numbers(20, 1000), queue, 2)) {
        assertThatThrownBy(queue::nextGathered)
            .isInstanceOfSatisfying(
                LakebirdException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES_EXCEEDED));
        assertThat(execution.done()).isCompletedExceptionally();
      }
    }
  }
}
