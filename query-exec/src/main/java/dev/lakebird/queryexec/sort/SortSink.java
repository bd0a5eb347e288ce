package dev.lakebird.queryexec.sort;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.StateBytes;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.SpillFile;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The input side of one worker.
final class SortSink implements SinkOperator {
  private static final int SPILL_ROWS_MIN = 1024;

  private final ExternalSort sort;
  private final TaskContext context;
  private final StateBytes stateBytes;
  private @Nullable SortBuffer buffer;
  private final List<List<SpillFile.Block>> runs = new ArrayList<>();
  private @Nullable SpillFile file;
  private boolean finished;

  SortSink(ExternalSort sort, TaskContext context) {
    this.sort = sort;
    this.context = context;
    this.stateBytes = new StateBytes(context);
    this.buffer = new SortBuffer(sort.spec(), context.allocator());
  }

  private SortBuffer buffer() {
    if (buffer == null) {
      throw LakebirdException.internal("The sort has ended");
    }
    return buffer;
  }

  @Override
  public void addInput(Batch batch) {
    SortBuffer target = buffer();
    try {
      target.reserve(batch);
    } catch (LakebirdException e) {
      if (!ExternalSort.isExceeded(e) || target.count() == 0) {
        throw e;
      }
      spill(target);
      target.reserve(batch);
    }
    target.add(batch);
    stateBytes.tell(target.bytes());
    if (keepsFirstRows() && target.count() >= 4 * sort.spec().limit() + 4096) {
      keepFirstRows();
    } else if (context.settings().forceSpill()
        || target.count() >= SPILL_ROWS_MIN && isTight(target)) {
      spill(target);
    }
  }

  /// Sorting takes the entries' memory again, so a run ends while that is still there.
  private boolean isTight(SortBuffer target) {
    return context.memoryIsLow()
        || target.bytes()
            > context.settings().memoryLimitBytes() / 2 / Math.max(1, context.settings().threads());
  }

  private boolean keepsFirstRows() {
    return sort.spec().limit() <= ExternalSort.TOP_MAX;
  }

  private void keepFirstRows() {
    SortBuffer full = buffer();
    full.sort();
    var kept = new SortBuffer(sort.spec(), context.allocator());
    try {
      int limit = (int) sort.spec().limit();
      for (int first = 0; first < limit; first += 4096) {
        Batch rows = full.read(first, Math.min(4096, limit - first));
        kept.reserve(rows);
        kept.add(rows);
      }
    } catch (Throwable t) {
      kept.close();
      throw t;
    }
    if (sort.spec().limit() > 0) {
      sort.reached(full.prefix((int) sort.spec().limit() - 1), context.allocator());
    }
    full.close();
    buffer = kept;
    stateBytes.tell(kept.bytes());
  }

  private void spill(SortBuffer full) {
    if (file == null) {
      file = context.spill().create(context.allocator());
    }
    long before = file.bytes();
    full.sort();
    runs.add(full.spill(file));
    context.statistics().addSpilled(file.bytes() - before);
    stateBytes.tell(0);
  }

  @Override
  public void finishInput() {
    SortBuffer last = buffer();
    if (file != null && last.count() > 0 && context.memoryIsLow()) {
      spill(last);
    }
    last.sort();
    buffer = null;
    sort.handOver(last);
    if (file != null) {
      file.finishWriting();
      SpillFile written = file;
      file = null;
      sort.handOver(written, runs, context.allocator());
    }
    finished = true;
  }

  @Override
  public Step advance() {
    return finished ? Step.FINISHED : Step.NEED_INPUT;
  }

  @Override
  public void close() {
    stateBytes.tell(0);
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
