package dev.lakebird.queryexec.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.StateBytes;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.vector.Batch;
import org.jspecify.annotations.Nullable;

/// The input side of one worker: a table of its own, emptied into partitions when it is full.
final class AggregateSink implements SinkOperator {
  /// Groups up to which a table grows before it is asked whether grouping pays.
  private static final int FIRST_LIMIT = 1 << 20;

  /// Groups up to which a table grows where many rows fall into each.
  private static final int LAST_LIMIT = 1 << 22;

  /// Groups up to which a table grows where most rows are a group of their own: it stays in the cache.
  private static final int DISTINCT_LIMIT = 1 << 17;

  /// Under pressure, fewer groups are not worth setting aside.
  private static final int SPILL_GROUPS_MIN = 1024;

  private final HashAggregation aggregation;
  private final TaskContext context;
  private final StateBytes stateBytes;
  private @Nullable GroupedStates states;
  private @Nullable Partitions partitions;

  /// Bytes of keys up to which a table grows; it may double once more, and states come on top.
  private final long bytesMax;

  private int groupLimit = FIRST_LIMIT;
  private long rowsSinceClear;
  private boolean finished;

  AggregateSink(HashAggregation aggregation, TaskContext context) {
    this.aggregation = aggregation;
    this.context = context;
    this.stateBytes = new StateBytes(context);
    this.bytesMax = context.settings().memoryLimitBytes() / 8 / context.settings().threads();
    this.states = new GroupedStates(aggregation.spec(), context.evaluation(), context.allocator());
  }

  private GroupedStates states() {
    if (states == null) {
      throw LakebirdException.internal("The aggregation has ended");
    }
    return states;
  }

  @Override
  public void addInput(Batch batch) {
    GroupedStates target = states();
    try {
      target.assign(batch);
    } catch (LakebirdException e) {
      if (!HashAggregation.isExceeded(e) || target.groupCount() == 0 || isGlobal()) {
        throw e;
      }
      setAside();
      spill();
      target.assign(batch);
    }
    target.update(batch);
    rowsSinceClear += batch.selectedCount();
    stateBytes.tell(target.bytes());
    if (isGlobal()) {
      return;
    }
    boolean forced = context.settings().forceSpill();
    if (forced || context.memoryIsLow()) {
      if (forced || target.groupCount() >= SPILL_GROUPS_MIN) {
        setAside();
      }
      if (partitions != null && partitions.memoryRows() > 0) {
        spill();
      }
    } else if (target.bytes() > bytesMax) {
      setAside();
    } else if (target.groupCount() >= groupLimit) {
      if (groupLimit < LAST_LIMIT && rowsSinceClear >= 2L * target.groupCount()) {
        groupLimit *= 2;
      } else {
        if (rowsSinceClear < target.groupCount() + target.groupCount() / 4) {
          groupLimit = DISTINCT_LIMIT;
        }
        setAside();
      }
    }
  }

  private boolean isGlobal() {
    return aggregation.spec().keys().isEmpty();
  }

  private void setAside() {
    GroupedStates source = states();
    if (source.groupCount() > 0) {
      if (partitions().memoryRows() > 0 && context.memoryIsLow()) {
        spill();
      }
      context.statistics().addSpilled(source.export(partitions(), context::memoryIsLow));
    }
    if (context.memoryIsLow()) {
      source.clear();
    } else {
      source.reset();
    }
    rowsSinceClear = 0;
    stateBytes.tell(0);
  }

  private Partitions partitions() {
    if (partitions == null) {
      partitions =
          new Partitions(
              aggregation.spec().partialTypes(), 0, context.allocator(), context.spill());
    }
    return partitions;
  }

  private void spill() {
    context.statistics().addSpilled(partitions().spill());
  }

  @Override
  public void finishInput() {
    GroupedStates source = states();
    boolean large = source.groupCount() > HashAggregation.SMALL_GROUPS;
    if (partitions != null || large && context.settings().threads() > 1) {
      setAside();
      if (context.memoryIsLow() || context.settings().forceSpill()) {
        spill();
      }
      source.close();
      Partitions complete = partitions();
      partitions = null;
      aggregation.handOver(complete);
    } else {
      aggregation.handOver(source);
    }
    states = null;
    finished = true;
  }

  @Override
  public Step advance() {
    return finished ? Step.FINISHED : Step.NEED_INPUT;
  }

  @Override
  public void close() {
    stateBytes.tell(0);
    if (states != null) {
      states.close();
      states = null;
    }
    if (partitions != null) {
      partitions.close();
      partitions = null;
    }
  }
}
