package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.vector.Batch;
import org.jspecify.annotations.Nullable;

/// The probe side of one worker: streams through the table, or is set aside by partition.
final class HashJoinProbe implements Operator {
  private static final int SPILL_ROWS = 1 << 15;

  private final HashJoin join;
  private final TaskContext context;
  private final @Nullable JoinTable table;
  private final @Nullable JoinProbe probe;
  private final @Nullable RowBatches batches;
  private @Nullable Partitions cut;
  private @Nullable Batch output;
  private boolean finished;
  private boolean reported;

  HashJoinProbe(HashJoin join, TaskContext context) {
    this.join = join;
    this.context = context;
    this.table = join.table().orElse(null);
    if (table != null) {
      this.probe = new JoinProbe(join.spec(), context);
      this.batches = null;
    } else {
      this.probe = null;
      this.batches = new RowBatches(join.spec().leftKeys(), context.allocator());
      this.cut =
          new Partitions(
              JoinSpec.withHash(join.spec().leftTypes()), 0, context.allocator(), context.spill());
    }
  }

  @Override
  public void addInput(Batch batch) {
    if (probe != null && table != null) {
      probe.begin(table, batch);
    } else if (batches != null && cut != null) {
      cut.add(batches.hashed(batch));
      if (context.settings().forceSpill()
          || cut.memoryRows() >= SPILL_ROWS && context.memoryIsLow()) {
        context.statistics().addSpilled(cut.spill());
      }
    }
  }

  @Override
  public void finishInput() {
    if (cut != null && context.memoryIsLow()) {
      context.statistics().addSpilled(cut.spill());
    }
    finish();
  }

  private void finish() {
    finished = true;
    if (!reported) {
      reported = true;
      Partitions aside = cut;
      cut = null;
      join.probeFinished(aside);
    }
  }

  @Override
  public Step advance() {
    output = null;
    if (table != null && !table.ready().isDone()) {
      return table.make();
    }
    if (probe != null) {
      output = probe.next();
      if (output != null) {
        return Step.HAS_OUTPUT;
      }
      if (!finished && canMatchNothing()) {
        finish();
      }
    }
    return finished ? Step.FINISHED : Step.NEED_INPUT;
  }

  private boolean canMatchNothing() {
    return table != null && table.rowCount() == 0 && join.spec().kind().needsPartner();
  }

  @Override
  public Batch output() {
    if (output == null) {
      throw LakebirdException.internal("The join has no batch");
    }
    return output;
  }

  @Override
  public void close() {
    if (probe != null) {
      probe.close();
    }
    if (batches != null) {
      batches.close();
    }
    if (cut != null) {
      cut.close();
      cut = null;
    }
    // Closed before its end: what lies behind wants no more, and neither may the rest wait for it.
    finish();
  }
}
