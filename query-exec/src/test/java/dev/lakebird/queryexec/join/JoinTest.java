package dev.lakebird.queryexec.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.FilterProgram;
import dev.lakebird.queryexec.run.RandomBatches;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.STRING));
  private static final List<VectorType> LEFT =
      List.of(VectorType.INT64, VectorType.STRING, VectorType.FLOAT64, LIST);
  private static final List<VectorType> RIGHT =
      List.of(VectorType.STRING, VectorType.INT64, LIST, VectorType.BOOL);

  /// Column 0 of the left is less than column 1 of the right.
  private static final FilterProgram LESS =
      context ->
          new BatchFilter() {
            @Override
            public Selection select(Batch input) {
              int[] rows = new int[input.selectedCount()];
              int count = 0;
              for (int k = 0; k < input.selectedCount(); k++) {
                int row = input.selection().row(k);
                if (isLess(
                    Vectors.read(input.column(0), row),
                    Vectors.read(input.column(LEFT.size() + 1), row))) {
                  rows[count++] = row;
                }
              }
              return Selection.of(rows, count);
            }

            @Override
            public void close() {}
          };

  private static boolean isLess(Value a, Value b) {
    return a instanceof Value.Int64Value x
        && b instanceof Value.Int64Value y
        && x.value() < y.value();
  }

  private static JoinSpec spec(JoinKind kind, boolean keys, boolean residual) {
    return keys
        ? spec(kind, List.of(1), List.of(0), residual)
        : spec(kind, List.of(), List.of(), residual);
  }

  private static JoinSpec spec(
      JoinKind kind, List<Integer> leftKeys, List<Integer> rightKeys, boolean residual) {
    return new JoinSpec(
        kind,
        LEFT,
        RIGHT,
        leftKeys,
        rightKeys,
        residual ? Optional.of(LESS) : Optional.empty(),
        kind == JoinKind.MARK && leftKeys.size() == 1 && !residual);
  }

  private static Join join(JoinSpec spec) {
    return spec.leftKeys().isEmpty() ? new NestedLoopJoin(spec) : new HashJoin(spec);
  }

  private static void check(
      ExecutionSettings settings, JoinSpec spec, int batches, int rows, int distinct) {
    check(settings, spec, batches, rows, batches / 2, rows, distinct);
  }

  private static void check(
      ExecutionSettings settings,
      JoinSpec spec,
      int leftBatches,
      int leftRows,
      int rightBatches,
      int rightRows,
      int distinct) {
    check(settings, spec, leftBatches, leftRows, rightBatches, rightRows, distinct, 1_000_003);
  }

  private static void check(
      ExecutionSettings settings,
      JoinSpec spec,
      int leftBatches,
      int leftRows,
      int rightBatches,
      int rightRows,
      int distinct,
      long integerStep) {
    try (var fixture = new ExecutionFixture(settings);
        var left = new RandomBatches(System.nanoTime(), fixture.root);
        var right = new RandomBatches(System.nanoTime(), fixture.root)) {
      left.withIntegerStep(integerStep);
      right.withIntegerStep(integerStep);
      left.add(LEFT, leftBatches, leftRows, distinct);
      right.add(RIGHT, rightBatches, rightRows, distinct);
      List<List<Value>> actual =
          fixture.run(
              queue ->
                  PipelineBuilder.from(new BatchesSource(left.batches))
                      .join(join(spec), PipelineBuilder.from(new BatchesSource(right.batches)))
                      .finish(queue));
      List<List<Value>> expected =
          JoinOracle.join(
              spec,
              left.rows,
              right.rows,
              (l, r) -> spec.residual().isEmpty() || isLess(l.get(0), r.get(1)));
      assertThat(sorted(actual)).as(spec.toString()).isEqualTo(sorted(expected));
    }
  }

  private static List<String> sorted(List<List<Value>> rows) {
    List<String> text = new ArrayList<>(rows.stream().map(Object::toString).toList());
    text.sort(null);
    return text;
  }

  private static void checkKinds(
      ExecutionSettings settings, boolean keys, int batches, int rows, int distinct) {
    for (JoinKind kind : JoinKind.values()) {
      if (kind != JoinKind.SINGLE) {
        check(settings, spec(kind, keys, false), batches, rows, distinct);
        check(settings, spec(kind, keys, true), batches, rows, distinct);
      }
    }
  }

  @Test
  void joinsByKey() {
    checkKinds(ExecutionFixture.settings(), true, 10, 80, 60);
  }

  /// Keys in another order than the columns, among them one that looks different as a key.
  @Test
  void joinsBySeveralKeys() {
    for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.FULL)) {
      for (boolean spill : new boolean[] {false, true}) {
        var settings = ExecutionFixture.settings().withForceSpill(spill);
        check(settings, spec(kind, List.of(0, 1), List.of(1, 0), true), 10, 100, 4);
        check(settings, spec(kind, List.of(3, 0), List.of(2, 1), false), 10, 100, 4);
      }
    }
  }

  /// Integers that lie near each other, whose rows are found by number.
  @Test
  void joinsByAnIntegerOfEveryKind() {
    for (JoinKind kind : JoinKind.values()) {
      if (kind != JoinKind.SINGLE) {
        for (boolean residual : new boolean[] {false, true}) {
          JoinSpec spec = spec(kind, List.of(0), List.of(1), residual);
          for (long step : new long[] {1, 3, 1_000_003}) {
            check(ExecutionFixture.settings(), spec, 10, 80, 5, 80, 60, step);
            check(ExecutionFixture.settings(), spec, 10, 100, 5, 100, 2000, step);
            var spilling = ExecutionFixture.settings().withForceSpill(true);
            check(spilling, spec, 6, 40, 3, 40, 30, step);
          }
        }
      }
    }
  }

  @Test
  void largeBuildSidesOfIntegersAreFilledInParts() {
    for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.FULL, JoinKind.MARK)) {
      check(
          ExecutionFixture.settings().withThreads(4),
          spec(kind, List.of(0), List.of(1), false),
          2,
          8,
          30,
          8000,
          5000,
          1);
    }
  }

  @Test
  void fewMatchesAreGathered() {
    checkKinds(ExecutionFixture.settings(), true, 10, 100, 2000);
  }

  @Test
  void largeBuildSidesAreFilledInParts() {
    for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.FULL, JoinKind.MARK)) {
      check(
          ExecutionFixture.settings().withThreads(4),
          spec(kind, true, false),
          2,
          8,
          30,
          8000,
          5000);
    }
  }

  @Test
  void joinsByKeyWithForcedSpill() {
    checkKinds(ExecutionFixture.settings().withForceSpill(true), true, 10, 60, 40);
    checkKinds(
        ExecutionFixture.settings().withForceSpill(true).withThreads(1).withBatchRows(1),
        true,
        6,
        30,
        20);
  }

  @Test
  void joinsWithoutKeys() {
    checkKinds(ExecutionFixture.settings(), false, 6, 30, 40);
    checkKinds(ExecutionFixture.settings().withThreads(1).withBatchRows(1), false, 4, 10, 20);
  }

  @Test
  void emptySides() {
    for (int batches : new int[] {0, 1}) {
      checkKinds(ExecutionFixture.settings(), true, batches, 5, 3);
      checkKinds(ExecutionFixture.settings().withForceSpill(true), true, batches, 5, 3);
      checkKinds(ExecutionFixture.settings(), false, batches, 5, 3);
    }
  }

  @Test
  void singleWithSecondPartnerIsAnError() {
    List<VectorType> one = List.of(VectorType.INT64);
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings())) {
      Batch left = fixture.batch(one, List.of(List.of(Value.of(1)), List.of(Value.of(2))));
      Batch right =
          fixture.batch(
              one, List.of(List.of(Value.of(1)), List.of(Value.of(3)), List.of(Value.of(3))));
      var spec =
          new JoinSpec(JoinKind.SINGLE, one, one, List.of(0), List.of(0), Optional.empty(), false);
      assertThat(run(fixture, spec, left, right))
          .containsExactlyInAnyOrder(
              List.of(Value.of(1), Value.of(1)), List.of(Value.of(2), Value.nullOf(SqlType.INT64)));
      Batch twice = fixture.batch(one, List.of(List.of(Value.of(3))));
      assertThatThrownBy(() -> run(fixture, spec, twice, right))
          .isInstanceOf(LakebirdException.class)
          .hasMessageContaining("Scalar subquery produced more than one element");
      left.release();
      right.release();
      twice.release();
    }
  }

  private static List<List<Value>> run(
      ExecutionFixture fixture, JoinSpec spec, Batch left, Batch right) {
    return fixture.run(
        queue ->
            PipelineBuilder.from(new BatchesSource(List.of(left)))
                .join(new HashJoin(spec), PipelineBuilder.from(new BatchesSource(List.of(right))))
                .finish(queue));
  }
}
