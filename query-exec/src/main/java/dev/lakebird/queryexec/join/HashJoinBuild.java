package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.StateBytes;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.vector.Batch;
import org.jspecify.annotations.Nullable;

/// The build side of one worker.
final class HashJoinBuild implements SinkOperator {
  private static final int SPILL_ROWS_MIN = 1024;

  private final HashJoin join;
  private final TaskContext context;
  private final StateBytes stateBytes;
  private final RowBatches batches;
  private @Nullable JoinRows rows;
  private @Nullable Partitions cut;
  private long count;
  private boolean nullKey;
  private boolean finished;

  HashJoinBuild(HashJoin join, TaskContext context) {
    this.join = join;
    this.context = context;
    this.stateBytes = new StateBytes(context);
    this.batches = new RowBatches(join.spec().rightKeys(), context.allocator());
    this.rows = new JoinRows(join.spec(), context.allocator());
  }

  @Override
  public void addInput(Batch batch) {
    count += batch.selectedCount();
    if (rows != null && join.isPartitioned()) {
      cutRows(rows);
    }
    if (rows != null && !keep(rows, batch)) {
      cutRows(rows);
    }
    if (rows == null) {
      setAside(batch);
      return;
    }
    stateBytes.tell(rows.bytes());
    if (context.settings().forceSpill()
        || rows.store().count() >= SPILL_ROWS_MIN && isTight(rows)) {
      cutRows(rows);
    }
  }

  private boolean keep(JoinRows target, Batch batch) {
    try {
      target.reserve(batch);
    } catch (LakebirdException e) {
      if (!HashJoin.isExceeded(e) || target.store().count() == 0) {
        throw e;
      }
      return false;
    }
    target.add(batch);
    return true;
  }

  /// The slots come on top of the rows.
  private boolean isTight(JoinRows target) {
    return context.memoryIsLow()
        || target.bytes()
            > context.settings().memoryLimitBytes() * 5 / 8 / context.settings().threads();
  }

  private void cutRows(JoinRows held) {
    join.partition();
    nullKey |= held.hasNullKey();
    long written =
        batches.export(
            held.store(), join.spec().places(), cut(), context.allocator(), context::memoryIsLow);
    held.close();
    rows = null;
    written += cut().spill();
    context.statistics().addSpilled(written);
    stateBytes.tell(0);
  }

  private void setAside(Batch batch) {
    cut().add(batches.hashed(batch));
    if (cut().memoryRows() >= 1 << 15 && context.memoryIsLow()) {
      context.statistics().addSpilled(cut().spill());
    }
  }

  private Partitions cut() {
    if (cut == null) {
      cut =
          new Partitions(
              JoinSpec.withHash(join.spec().rightTypes()), 0, context.allocator(), context.spill());
    }
    return cut;
  }

  @Override
  public void finishInput() {
    if (rows != null) {
      nullKey |= rows.hasNullKey();
    }
    if (cut != null && (context.memoryIsLow() || context.settings().forceSpill())) {
      context.statistics().addSpilled(cut.spill());
    }
    JoinRows kept = rows;
    Partitions aside = cut;
    rows = null;
    cut = null;
    join.handOverBuild(kept, aside, count, nullKey || batches.sawNullKey());
    finished = true;
  }

  @Override
  public Step advance() {
    return finished ? Step.FINISHED : Step.NEED_INPUT;
  }

  @Override
  public void close() {
    stateBytes.tell(0);
    batches.close();
    if (rows != null) {
      rows.close();
      rows = null;
    }
    if (cut != null) {
      cut.close();
      cut = null;
    }
  }
}
