package dev.lakebird.queryexec.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.queryexec.operator.ScanSource;
import dev.lakebird.queryexec.operator.TableWrite;
import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.scan.TableSourceContract;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class MemoryTableTest extends TableSourceContract {
  private final List<MemoryTable> tables = new ArrayList<>();

  @Override
  protected TableSource source(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    var table = new MemoryTable(columns, allocator, splitRows);
    tables.add(table);
    try (MemoryAppend append = table.append();
        RowSink.Writer writer = append.openWriter(allocator)) {
      for (int from = 0; from < rows.size(); from += splitRows) {
        Batch batch =
            batch(
                table.columns(),
                rows.subList(from, Math.min(rows.size(), from + splitRows)),
                allocator);
        writer.write(batch);
        batch.release();
      }
      writer.finish();
      append.commit();
    }
    return table.source();
  }

  private static Batch batch(
      List<ScanColumn> columns, List<List<Value>> rows, BufferAllocator allocator) {
    List<Vector> vectors = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      vectors.add(
          VectorBuilder.build(
              columns.get(c).vectorType(),
              rows.stream().map(r -> r.get(column)).toList(),
              allocator));
    }
    return Batch.of(vectors, rows.size());
  }

  @Override
  protected void release() {
    tables.forEach(MemoryTable::close);
  }

  @Override
  protected boolean readsBytes() {
    return false;
  }

  @Override
  protected boolean hasDictionaries() {
    return false;
  }

  @Override
  protected boolean prunes() {
    return false;
  }

  private static final List<Column> TWO =
      List.of(
          new Column("id", SqlType.INT64, TypeParameters.NONE, false),
          Column.of("tags", SqlType.array(SqlType.STRING)));

  private static List<Value> row(long id, String... tags) {
    List<Value> values = new ArrayList<>();
    for (String tag : tags) {
      values.add(Value.of(tag));
    }
    return List.of(Value.of(id), new Value.ArrayValue(SqlType.array(SqlType.STRING), values));
  }

  @Test
  void writtenRowsAreThereFromTheCommitOn() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        var table = new MemoryTable(TWO, fixture.root)) {
      Batch batch =
          batch(table.columns(), List.of(row(1, "a", "b"), row(2), row(3, "c")), fixture.root);
      MemoryTable.State empty = table.state();
      try (MemoryAppend append = table.append()) {
        var write = new TableWrite("t", append);
        try (var execution =
            QueryExecution.start(
                fixture.pool,
                fixture.context,
                PipelineBuilder.from(new BatchesSource(List.of(batch, batch))).finish(write))) {
          execution.done().join();
        }
        assertThat(write.rowsWritten()).isEqualTo(6);
        assertThat(read(fixture, table)).isEmpty();
        append.commit();
      }
      batch.release();
      assertThat(read(fixture, table))
          .containsExactlyInAnyOrder(
              row(1, "a", "b"), row(2), row(3, "c"), row(1, "a", "b"), row(2), row(3, "c"));
      table.restore(empty);
      assertThat(read(fixture, table)).isEmpty();
    }
  }

  private static List<List<Value>> read(ExecutionFixture fixture, MemoryTable table) {
    var scan =
        new ScanSource(
            "t", table.source(), new ScanRequest(List.of(0, 1), List.of(), List.of(), 2));
    return fixture.run(queue -> PipelineBuilder.from(scan).finish(queue));
  }

  @Test
  void requiredColumnRefusesNull() {
    try (var fixture = new ExecutionFixture(ExecutionFixture.settings());
        var table = new MemoryTable(TWO, fixture.root);
        MemoryAppend append = table.append();
        RowSink.Writer writer = append.openWriter(fixture.root)) {
      Batch batch =
          fixture.batch(
              List.of(VectorType.INT64, VectorType.of(SqlType.array(SqlType.STRING))),
              List.of(List.of(Value.nullOf(SqlType.INT64), row(0).get(1))));
      assertThatThrownBy(() -> writer.write(batch))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION));
      batch.release();
    }
  }
}
