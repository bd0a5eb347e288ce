package dev.lakebird.queryexec.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.queryexec.join.HashJoin;
import dev.lakebird.queryexec.join.JoinKind;
import dev.lakebird.queryexec.join.JoinSpec;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.InputColumn;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.sort.SortSpec;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a join's build side and a top-N know reaches the scan behind them.
class RuntimeFilterTest {
  private static final int ROWS = 60_000;
  private static final List<VectorType> TYPES = List.of(VectorType.INT64, VectorType.STRING);

  /// A table of `id` from 0 on in a scattered order, with the text of it.
  private static MemoryTable table(ExecutionFixture fixture) {
    var table =
        new MemoryTable(
            List.of(Column.of("id", SqlType.INT64), Column.of("name", SqlType.STRING)),
            fixture.root,
            2000);
    try (MemoryAppend append = table.append();
        RowSink.Writer writer = append.openWriter(fixture.root)) {
      List<List<Value>> rows = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        long id = i * 7919L % ROWS;
        rows.add(List.of(Value.of(id), Value.of("n" + id)));
        if (rows.size() == 2000) {
          Batch batch = fixture.batch(TYPES, rows);
          writer.write(batch);
          batch.release();
          rows.clear();
        }
      }
      writer.finish();
      append.commit();
    }
    return table;
  }

  private static ScanSource scan(MemoryTable table) {
    return new ScanSource(
        "t", table.source(), new ScanRequest(List.of(1, 0), List.of(), List.of(), 1000));
  }

  /// Joins the table, its columns swapped by the scan and again by a projection, with keys; answers
  /// the rows that came out and that the scan let pass.
  private static long[] join(JoinKind kind, int key, List<Value> keys) {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        MemoryTable table = table(fixture)) {
      VectorType type = TYPES.get(key);
      Batch right = fixture.batch(List.of(type), keys.stream().map(List::of).toList());
      var join =
          new HashJoin(
              new JoinSpec(
                  kind, TYPES, List.of(type), List.of(key), List.of(0), Optional.empty(), false));
      ScanSource scan = scan(table);
      List<List<Value>> rows =
          fixture.run(
              queue ->
                  PipelineBuilder.from(scan)
                      .then(
                          new ProjectFactory(
                              List.of(
                                  new InputColumn(1, VectorType.INT64),
                                  new InputColumn(0, VectorType.STRING))))
                      .join(join, PipelineBuilder.from(new BatchesSource(List.of(right))))
                      .finish(queue));
      right.release();
      return new long[] {rows.size(), scan.statistics().rowsSelected()};
    }
  }

  @Test
  void keysOfTheBuildSideReachTheScan() {
    List<Value> ids = List.of(Value.of(17), Value.of(40_000), Value.nullOf(SqlType.INT64));
    List<Value> names = List.of(Value.of("n17"), Value.of("n40000"), Value.of("none"));
    for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.SEMI)) {
      assertThat(join(kind, 0, ids)[0]).isEqualTo(2);
      assertThat(join(kind, 0, ids)[1]).isLessThan(ROWS / 10);
      assertThat(join(kind, 1, names)[0]).isEqualTo(2);
      assertThat(join(kind, 1, names)[1]).isLessThan(ROWS / 10);
    }
  }

  @Test
  void rowsThatNeedNoPartnerAllPass() {
    List<Value> ids = List.of(Value.of(17));
    assertThat(join(JoinKind.LEFT, 0, ids)).containsExactly(ROWS, ROWS);
    assertThat(join(JoinKind.ANTI, 0, ids)).containsExactly(ROWS - 1, ROWS);
    assertThat(join(JoinKind.FULL, 0, ids)).containsExactly(ROWS, ROWS);
  }

  @Test
  void firstRowsKnownReachTheScan() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        MemoryTable table = table(fixture)) {
      ScanSource scan = scan(table);
      List<List<Value>> rows =
          fixture.run(
              queue ->
                  PipelineBuilder.from(scan)
                      .sort(
                          new SortSpec(
                              List.of(VectorType.STRING, VectorType.INT64),
                              List.of(SortKey.descending(1)),
                              5))
                      .finish(queue));
      assertThat(rows.stream().map(r -> r.get(1)))
          .containsExactly(
              Value.of(ROWS - 1),
              Value.of(ROWS - 2),
              Value.of(ROWS - 3),
              Value.of(ROWS - 4),
              Value.of(ROWS - 5));
      assertThat(scan.statistics().rowsSelected()).isLessThan(ROWS);
    }
  }
}
