package dev.lakebird.queryexec.recursion;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.queryexec.operator.TableWrite;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A recursion: the rows of the base come out, then those of the step over them, and so on until a step
/// has none. Each step is an execution of its own on the same threads, for which the one worker of the
/// source waits without its thread. Memory: the rows of two steps, and all rows where the step reads
/// them; nothing spills.
public final class Recursion {
  /// How many times a step may run.
  public static final int ITERATION_COUNT_MAX = 500;

  private final List<Column> columns;
  private final QueryContext context;
  private final boolean keepsAll;
  private final StepCompiler step;
  private final List<AutoCloseable> held = new ArrayList<>();
  private final MemoryTable first;
  private final MemoryAppend firstRows;
  private final AtomicBoolean isTaken = new AtomicBoolean();

  /// Makes the pipelines of one step.
  public interface StepCompiler {
    /// @param last the rows that came last
    /// @param all the rows so far
    /// @param sink where the rows of the step go
    List<Pipeline> compile(TableSource last, TableSource all, RowSink sink);
  }

  /// @param keepsAll whether the step reads all rows so far
  public Recursion(
      List<Column> columns, QueryContext context, boolean keepsAll, StepCompiler step) {
    this.columns = List.copyOf(columns);
    this.context = context;
    this.keepsAll = keepsAll;
    this.step = step;
    this.first = new MemoryTable(columns, context.allocator());
    this.firstRows = first.append();
  }

  /// Where the rows of the base go in.
  public OperatorFactory sink() {
    return new TableWrite("recursion", firstRows);
  }

  /// Where all rows come out, on one worker.
  public OperatorFactory source() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Recursion";
      }

      @Override
      public int workersMax() {
        return 1;
      }

      @Override
      public Operator open(TaskContext task) {
        return new Rows(isTaken.compareAndSet(false, true));
      }

      @Override
      public void close() {
        free();
      }
    };
  }

  private synchronized <T extends AutoCloseable> T hold(T resource) {
    held.add(resource);
    return resource;
  }

  private synchronized void release(AutoCloseable resource) {
    held.remove(resource);
    close(resource);
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "A recursion cannot be ended", e);
    }
  }

  /// Frees everything, executions before the tables they read.
  private synchronized void free() {
    for (AutoCloseable resource : held.reversed()) {
      close(resource);
    }
    held.clear();
    firstRows.close();
    first.close();
  }

  private final class Rows implements SourceOperator {
    /// Whether this is the worker that has the rows; others have none.
    private final boolean isFirst;

    private @Nullable MemoryTable last;
    private @Nullable MemoryTable all;
    private @Nullable MemoryTable next;
    private @Nullable MemoryAppend nextRows;
    private @Nullable QueryExecution execution;
    private int chunk;
    private int iterations;
    private @Nullable Batch output;

    Rows(boolean isFirst) {
      this.isFirst = isFirst;
    }

    @Override
    public Step advance() {
      output = null;
      if (!isFirst) {
        return Step.FINISHED;
      }
      if (execution != null) {
        finishStep(execution);
      }
      MemoryTable current = last == null ? start() : last;
      List<Batch> chunks = current.state().chunks();
      if (chunk < chunks.size()) {
        output = chunks.get(chunk++);
        return Step.HAS_OUTPUT;
      }
      if (current.state().rowCount() == 0) {
        return Step.FINISHED;
      }
      return startStep(current);
    }

    private MemoryTable start() {
      firstRows.commit();
      last = first;
      if (keepsAll) {
        all = hold(new MemoryTable(columns, context.allocator()));
        append(first, all);
      }
      return first;
    }

    private void append(MemoryTable rows, MemoryTable target) {
      try (MemoryAppend append = target.append();
          RowSink.Writer writer = append.openWriter(context.allocator())) {
        rows.state().chunks().forEach(writer::write);
        writer.finish();
        append.commit();
      }
    }

    private Step startStep(MemoryTable current) {
      if (iterations == ITERATION_COUNT_MAX) {
        throw new LakebirdException(
            ErrorCode.LIMIT_EXCEEDED,
            "A recursive common table has not ended after " + ITERATION_COUNT_MAX + " iterations");
      }
      iterations++;
      MemoryTable made = hold(new MemoryTable(columns, context.allocator()));
      MemoryAppend rows = hold(made.append());
      next = made;
      nextRows = rows;
      List<Pipeline> pipelines =
          step.compile(current.source(), (all == null ? current : all).source(), rows);
      execution = hold(QueryExecution.start(context.pool(), context, pipelines));
      return new Step.Blocked(execution.idle());
    }

    private void finishStep(QueryExecution ended) {
      execution = null;
      LakebirdException failure = ended.failure();
      release(ended);
      if (failure != null) {
        throw failure;
      }
      MemoryTable before = last;
      MemoryTable made = next;
      MemoryAppend rows = nextRows;
      if (before == null || made == null || rows == null) {
        throw LakebirdException.internal("A recursion has no step");
      }
      rows.commit();
      if (all != null) {
        append(made, all);
      }
      last = made;
      chunk = 0;
      if (before != first) {
        release(before);
      }
    }

    @Override
    public Batch output() {
      if (output == null) {
        throw LakebirdException.internal("The recursion has no batch");
      }
      return output;
    }

    @Override
    public void close() {
      if (execution != null) {
        execution.cancel();
      }
    }
  }
}
