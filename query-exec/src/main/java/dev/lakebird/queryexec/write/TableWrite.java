package dev.lakebird.queryexec.write;

import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.vector.Batch;

/// Writes all rows to a sink, a writer a worker. What is written becomes visible by the owner of the
/// sink, when the query has succeeded. Memory: what the writers hold; does not spill.
///
/// @param table the table's name, for labels
public record TableWrite(String table, RowSink sink) implements OperatorFactory {
  @Override
  public String label() {
    return "Write " + table;
  }

  @Override
  public Operator open(TaskContext context) {
    return new Rows(sink.openWriter(context.allocator()));
  }

  private static final class Rows implements SinkOperator {
    private final RowSink.Writer writer;
    private boolean finished;

    Rows(RowSink.Writer writer) {
      this.writer = writer;
    }

    @Override
    public void addInput(Batch batch) {
      writer.write(batch);
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
