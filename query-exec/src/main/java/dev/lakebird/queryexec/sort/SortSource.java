package dev.lakebird.queryexec.sort;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges runs through a binary heap of them, smallest row on top.
final class SortSource implements SourceOperator {
  private final SortSpec spec;
  private final RowComparator comparator;
  private final RowReader reader;
  private final List<SortRun> all;
  private final SortRun[] heap;
  private final long[] addresses;
  private int heapSize;
  private long left;
  private @Nullable SortRun toLoad;
  private boolean started;
  private @Nullable Batch batch;

  SortSource(ExternalSort sort, TaskContext context) {
    this.spec = sort.spec();
    RowLayout layout = spec.layout();
    this.comparator = new RowComparator(layout, spec.keys());
    this.reader = new RowReader(layout, context.allocator());
    this.all = sort.takeRuns();
    this.heap = new SortRun[all.size()];
    this.addresses = new long[context.batchRows()];
    this.left = spec.limit();
  }

  @Override
  public Step advance() {
    batch = null;
    if (!started) {
      started = true;
      for (SortRun run : all) {
        if (run.mustLoad()) {
          run.load();
        }
        if (!run.isAtEnd()) {
          push(run);
        }
      }
    }
    if (toLoad != null) {
      SortRun run = toLoad;
      toLoad = null;
      run.load();
      push(run);
    }
    int count = 0;
    int wanted = (int) Math.min(addresses.length, left);
    while (count < wanted && heapSize > 0) {
      SortRun run = heap[0];
      addresses[count++] = run.address();
      run.next();
      if (run.isAtEnd()) {
        pop();
      } else if (run.mustLoad()) {
        // The rows taken so far go out before the block under them is replaced.
        pop();
        toLoad = run;
        break;
      } else {
        siftDown(0);
      }
    }
    left -= count;
    if (count == 0) {
      return Step.FINISHED;
    }
    List<Vector> columns = new ArrayList<>();
    for (int c = 0; c < spec.types().size(); c++) {
      columns.add(reader.gather(c, addresses, count));
    }
    batch = Batch.of(columns, count);
    return Step.HAS_OUTPUT;
  }

  private boolean isBefore(SortRun a, SortRun b) {
    long aPrefix = a.prefix();
    long bPrefix = b.prefix();
    return aPrefix != bPrefix
        ? Long.compareUnsigned(aPrefix, bPrefix) < 0
        : comparator.compare(a.address(), b.address()) < 0;
  }

  private void push(SortRun run) {
    int at = heapSize++;
    while (at > 0 && isBefore(run, heap[(at - 1) / 2])) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = run;
  }

  private void pop() {
    heap[0] = heap[--heapSize];
    if (heapSize > 0) {
      siftDown(0);
    }
  }

  private void siftDown(int from) {
    SortRun run = heap[from];
    int at = from;
    while (2 * at + 1 < heapSize) {
      int child = 2 * at + 1;
      if (child + 1 < heapSize && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], run)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = run;
  }

  @Override
  public Batch output() {
    if (batch == null) {
      throw LakebirdException.internal("The sort has no batch");
    }
    return batch;
  }

  @Override
  public void close() {
    reader.close();
    all.forEach(SortRun::close);
  }
}
