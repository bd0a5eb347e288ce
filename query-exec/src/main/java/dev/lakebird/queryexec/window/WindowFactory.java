package dev.lakebird.queryexec.window;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes window functions over ordered rows, which all go through one worker. Rows are gathered until
/// a partition ends; then all partitions that are whole come out with their results, as many rows at a
/// time as they were kept in. Memory: the rows of the largest partition, its bitmaps, and a sixteenth as
/// many states for each aggregate over long frames; rows and states go to temporary files when memory is
/// low, and are read back chunk by chunk.
public record WindowFactory(WindowSpec spec) implements OperatorFactory {
  @Override
  public String label() {
    return "Window";
  }

  @Override
  public Operator open(TaskContext context) {
    return new Window(spec, context);
  }

  private static final class Window implements Operator {
    private final WindowSpec spec;
    private final TaskContext context;
    private final List<Integer> orderColumns;
    private final ColumnBuffers last;
    private final List<Integer> keyColumns = new ArrayList<>();
    private boolean[] partitions = new boolean[0];
    private boolean[] peers = new boolean[0];
    private WindowSegment filling;
    private @Nullable SegmentEvaluation evaluation;
    private @Nullable Batch output;
    private boolean finished;

    Window(WindowSpec spec, TaskContext context) {
      this.spec = spec;
      this.context = context;
      this.orderColumns = spec.order().stream().map(SortKey::column).toList();
      keyColumns.addAll(spec.partitionKeys());
      keyColumns.addAll(orderColumns);
      List<VectorType> types = keyColumns.stream().map(c -> spec.types().get(c)).toList();
      this.last = new ColumnBuffers(types, context.allocator());
      this.filling = new WindowSegment(spec, context);
    }

    @Override
    public void addInput(Batch batch) {
      int count = batch.selectedCount();
      mark(batch, count);
      int cut = count - 1;
      while (cut >= 0 && !partitions[cut]) {
        cut--;
      }
      if (cut < 0 || filling.count() + cut == 0) {
        filling.append(batch, 0, count, partitions, peers);
        return;
      }
      filling.append(batch, 0, cut, partitions, peers);
      endSegment();
      filling.append(batch, cut, count, partitions, peers);
    }

    private void endSegment() {
      WindowSegment whole = filling;
      filling = new WindowSegment(spec, context);
      try {
        whole.seal();
      } catch (Throwable t) {
        whole.close();
        throw t;
      }
      evaluation = new SegmentEvaluation(spec, whole, context);
    }

    /// Finds out which selected rows begin a partition or a group of peers.
    private void mark(Batch batch, int count) {
      if (partitions.length < count) {
        partitions = new boolean[count];
        peers = new boolean[count];
      }
      boolean hasLast = last.length() > 0;
      Batch before = last.view();
      int partitionKeys = spec.partitionKeys().size();
      for (int k = 0; k < count; k++) {
        int row = batch.selection().row(k);
        boolean sameKeys = k > 0 || hasLast || keyColumns.isEmpty() && filling.count() > 0;
        boolean samePartition = sameKeys;
        for (int c = 0; c < keyColumns.size() && sameKeys; c++) {
          Vector column = batch.column(keyColumns.get(c));
          sameKeys =
              k == 0
                  ? ValueChanges.same(before.column(c), 0, column, row)
                  : ValueChanges.same(column, batch.selection().row(k - 1), column, row);
          samePartition &= sameKeys || c >= partitionKeys;
        }
        partitions[k] = !samePartition;
        peers[k] = !sameKeys;
      }
      keepLast(batch, count);
    }

    private void keepLast(Batch batch, int count) {
      int[] row = {batch.selection().row(count - 1)};
      last.clear();
      List<Vector> keys = new ArrayList<>();
      keyColumns.forEach(column -> keys.add(batch.column(column)));
      last.appendRows(Batch.of(keys, batch.rowCount()), row, 1);
    }

    @Override
    public void finishInput() {
      finished = true;
      if (filling.count() > 0) {
        endSegment();
      }
    }

    @Override
    public Step advance() {
      output = null;
      SegmentEvaluation current = evaluation;
      if (current != null) {
        if (!current.isDone()) {
          output = current.next();
          return Step.HAS_OUTPUT;
        }
        evaluation = null;
        current.close();
      }
      return finished ? Step.FINISHED : Step.NEED_INPUT;
    }

    @Override
    public Batch output() {
      if (output == null) {
        throw LakebirdException.internal("The window operator has no batch");
      }
      return output;
    }

    @Override
    public void close() {
      if (evaluation != null) {
        evaluation.close();
        evaluation = null;
      }
      filling.close();
      last.close();
    }
  }
}
