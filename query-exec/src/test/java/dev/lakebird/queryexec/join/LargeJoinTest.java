package dev.lakebird.queryexec.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.GeneratedNumbers;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LargeJoinTest {
  private static final List<VectorType> TYPES = List.of(VectorType.INT64, VectorType.INT64);

  /// Joins the numbers below `left` with those below `right` and answers the bytes spilled.
  private static long join(ExecutionSettings settings, long left, long right) {
    try (var fixture = new ExecutionFixture(settings)) {
      var join =
          new HashJoin(
              new JoinSpec(
                  JoinKind.INNER, TYPES, TYPES, List.of(0), List.of(0), Optional.empty(), false));
      var queue = new ResultQueue(4);
      var pipelines =
          PipelineBuilder.from(new GeneratedNumbers(left, Long.MAX_VALUE))
              .join(join, PipelineBuilder.from(new GeneratedNumbers(right, Long.MAX_VALUE)))
              .finish(queue);
      long rows = 0;
      long sum = 0;
      try (var execution = QueryExecution.start(fixture.pool, fixture.context, pipelines)) {
        Optional<Batch> next;
        while ((next = queue.next()).isPresent()) {
          Batch batch = next.get();
          var l = (FixedVector) batch.column(0);
          var r = (FixedVector) batch.column(3);
          for (int k = 0; k < batch.selectedCount(); k++) {
            int row = batch.selection().row(k);
            assertThat(l.longAt(row) == r.longAt(row)).isTrue();
            sum += l.longAt(row);
          }
          rows += batch.selectedCount();
          batch.release();
        }
        long matched = Math.min(left, right);
        assertThat(rows).isEqualTo(matched);
        assertThat(sum).isEqualTo(matched * (matched - 1) / 2);
        return execution.statistics().stream()
            .flatMap(List::stream)
            .mapToLong(s -> s.bytesSpilled())
            .sum();
      }
    }
  }

  @Test
  void buildSideThatDoesNotFitIsJoinedByPartition() {
    var small = ExecutionFixture.settings().withMemoryLimitBytes(32 << 20);
    assertThat(join(small, 1_500_000, 1_000_000)).isPositive();
  }

  @Test
  @Tag("long")
  void tenMillionRowsWithinAGigabyte() {
    assertThat(join(ExecutionFixture.settings(), 10_000_000, 10_000_000)).isNotNegative();
  }

  @Test
  @Tag("long")
  void tenMillionRowsWithinAnEighthOfAGigabyte() {
    var small = ExecutionFixture.settings().withMemoryLimitBytes(128 << 20);
    assertThat(join(small, 10_000_000, 10_000_000)).isPositive();
  }
}
