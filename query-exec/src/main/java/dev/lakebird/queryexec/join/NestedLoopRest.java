package dev.lakebird.queryexec.join;

import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Right rows without a partner, when all left rows have gone through.
final class NestedLoopRest implements SourceOperator {
  private final NestedLoopJoin join;
  private final ColumnBuffers nulls;
  private @Nullable Batch output;

  NestedLoopRest(NestedLoopJoin join, TaskContext context) {
    this.join = join;
    this.nulls = new ColumnBuffers(join.leftTypes(), context.allocator());
  }

  @Override
  public Step advance() {
    output = null;
    if (!join.probesFinished().isDone()) {
      return new Step.Blocked(join.probesFinished());
    }
    Optional<NestedLoopJoin.RightRows> next = join.takeChunk();
    if (next.isEmpty()) {
      return Step.FINISHED;
    }
    Batch right = next.get().batch();
    boolean[] matched = next.get().matched();
    int[] rows = new int[right.rowCount()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (!matched[row]) {
        rows[count++] = row;
      }
    }
    nulls.clear();
    List<Vector> columns = new ArrayList<>();
    for (int c = 0; c < join.leftTypes().size(); c++) {
      nulls.column(c).appendNulls(rows.length);
      columns.add(nulls.column(c).view());
    }
    columns.addAll(right.columns());
    output = new Batch(columns, rows.length, Selection.of(rows, count));
    return Step.HAS_OUTPUT;
  }

  @Override
  public Batch output() {
    if (output == null) {
      throw NestedLoopJoin.noBatch();
    }
    return output;
  }

  @Override
  public void close() {
    nulls.close();
  }
}
