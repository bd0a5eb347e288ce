package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.vector.Batch;
import java.util.concurrent.atomic.AtomicLong;

/// Writes rows to a sink, each worker through a writer of its own. The sink's owner commits when the
/// query has finished. What a writer holds is the sink's matter.
public final class TableWrite implements OperatorFactory {
  private final String table;
  private final RowSink sink;
  private final AtomicLong rows = new AtomicLong();

  public TableWrite(String table, RowSink sink) {
    this.table = table;
    this.sink = sink;
  }

  @Override
  public String label() {
    return "Write " + table;
  }

  /// Rows written so far.
  public long rowsWritten() {
    return rows.get();
  }

  @Override
  public Operator open(TaskContext context) {
    return new Writing(sink.openWriter(context.allocator()));
  }

  private final class Writing implements SinkOperator {
    private final RowSink.Writer writer;
    private boolean finished;

    Writing(RowSink.Writer writer) {
      this.writer = writer;
    }

    @Override
    public void addInput(Batch batch) {
      writer.write(batch);
      rows.addAndGet(batch.selectedCount());
    }

    @Override
    public void finishInput() {
      writer.finish();
      finished = true;
    }

    @Override
    public Step advance() {
      return finished ? Step.FINISHED : Step.NEED_INPUT;
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
