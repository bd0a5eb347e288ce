package dev.lakebird.queryexec.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.aggregate.HashAggregation.PartitionTask;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Chunk;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The output side of one worker: emits the merged table, or merges and emits one partition after
/// another. A partition that does not fit in memory is cut into smaller ones.
final class AggregateSource implements SourceOperator {
  /// A table of fewer groups is not cut.
  private static final int CUT_GROUPS_MIN = 4096;

  private final HashAggregation aggregation;
  private final TaskContext context;
  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
  private int level;
  private @Nullable GroupedStates states;
  private int emitted;
  private List<Vector> owned = List.of();
  private @Nullable Batch batch;

  AggregateSource(HashAggregation aggregation, TaskContext context) {
    this.aggregation = aggregation;
    this.context = context;
  }

  @Override
  public Step advance() {
    releaseOutput();
    if (states == null && !next()) {
      return Step.FINISHED;
    }
    if (states == null) {
      return Step.YIELD;
    }
    if (!chunks.isEmpty()) {
      mergeChunk(states);
      return Step.YIELD;
    }
    int left = states.groupCount() - emitted;
    if (left == 0) {
      states.close();
      states = null;
      return Step.YIELD;
    }
    emit(states, Math.min(left, context.batchRows()));
    return Step.HAS_OUTPUT;
  }

  /// Takes the next table or partition; whether there was one.
  private boolean next() {
    emitted = 0;
    states = aggregation.takeSingle();
    if (states != null) {
      return true;
    }
    PartitionTask task = aggregation.takeTask();
    if (task == null) {
      return false;
    }
    chunks.addAll(task.chunks());
    level = task.level();
    states = new GroupedStates(aggregation.spec(), context.evaluation(), context.allocator());
    if (!context.memoryIsLow()) {
      long rows = 0;
      for (Chunk chunk : chunks) {
        rows += chunk.rows();
      }
      states.expect(rows);
    }
    return true;
  }

  private void mergeChunk(GroupedStates target) {
    Batch partial = take();
    try {
      boolean mayCut = level + 1 < Partitions.LEVELS_MAX;
      if (mayCut && target.groupCount() >= CUT_GROUPS_MIN && context.memoryIsLow()) {
        cut(target, partial);
        return;
      }
      try {
        target.assignPartial(partial);
      } catch (LakebirdException e) {
        if (!HashAggregation.isExceeded(e) || !mayCut || target.groupCount() == 0) {
          throw e;
        }
        cut(target, partial);
        return;
      }
      target.merge(partial);
    } finally {
      partial.release();
    }
  }

  private Batch take() {
    return chunks.remove().take(aggregation.spec().partialTypes(), context.allocator());
  }

  private void cut(GroupedStates target, Batch partial) {
    var cut =
        new Partitions(
            aggregation.spec().partialTypes(), level + 1, context.allocator(), context.spill());
    try {
      context.statistics().addSpilled(target.export(cut, context::memoryIsLow));
      target.clear();
      cut.add(partial);
      spill(cut);
      while (!chunks.isEmpty()) {
        Batch rest = take();
        try {
          cut.add(rest);
        } finally {
          rest.release();
        }
        if (context.memoryIsLow()) {
          spill(cut);
        }
      }
    } catch (Throwable t) {
      cut.close();
      throw t;
    }
    aggregation.addTasks(level + 1, cut);
  }

  private void spill(Partitions cut) {
    context.statistics().addSpilled(cut.spill());
  }

  private void emit(GroupedStates source, int count) {
    List<Vector> columns = new ArrayList<>(source.results(emitted, count));
    owned = columns.subList(aggregation.spec().keys().size(), columns.size());
    batch = Batch.of(columns, count);
    emitted += count;
  }

  private void releaseOutput() {
    owned.forEach(Vector::release);
    owned = List.of();
    batch = null;
  }

  @Override
  public Batch output() {
    if (batch == null) {
      throw LakebirdException.internal("The aggregation has no batch");
    }
    return batch;
  }

  @Override
  public void close() {
    releaseOutput();
    chunks.forEach(Chunk::discard);
    chunks.clear();
    if (states != null) {
      states.close();
      states = null;
    }
  }
}
