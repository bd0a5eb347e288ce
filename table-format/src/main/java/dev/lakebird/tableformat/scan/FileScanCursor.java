package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.decode.PageCodec;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.types.scan.RuntimeFilter;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorScratch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads the row groups of a split, one after another.
final class FileScanCursor implements ScanCursor {
  private final FileScan scan;
  private final FileSplit split;
  private final BufferAllocator allocator;
  private final VectorScratch[] scratches;
  private final PageCodec codec = new PageCodec();
  private final List<FilterStep> steps = new ArrayList<>();
  private final List<Optional<ScanFilter>> seen = new ArrayList<>();
  private final List<@Nullable FilterStep> runtimeSteps = new ArrayList<>();
  private @Nullable Iterator<RowGroupPlan> groups;
  private @Nullable RowGroupScan current;
  private boolean closed;

  FileScanCursor(FileScan scan, FileSplit split, BufferAllocator allocator) {
    this.scan = scan;
    this.split = split;
    this.allocator = allocator;
    for (ScanFilter filter : scan.request().filters()) {
      steps.add(new FilterStep(filter, scan.request().batchRows(), scan.counters()));
    }
    for (int i = 0; i < scan.request().runtimeFilters().size(); i++) {
      seen.add(Optional.empty());
      runtimeSteps.add(null);
    }
    this.scratches = scan.takeScratches(allocator);
  }

  @Override
  public Step advance() {
    Iterator<RowGroupPlan> left = groups;
    if (left == null) {
      CompletableFuture<ParquetFooter> footer = split.file().footer();
      if (!footer.isDone()) {
        return new Step.Blocked(footer);
      }
      left = RowGroupPlan.all(scan, split, scan.footer(split)).iterator();
      groups = left;
    }
    while (true) {
      if (current != null) {
        Step step = current.advance();
        if (!(step instanceof Step.Finished)) {
          return step;
        }
        current.close();
        current = null;
      }
      if (!left.hasNext()) {
        return Step.FINISHED;
      }
      RowGroupPlan plan = left.next();
      List<ScanFilter> filters = scan.currentFilters();
      if (plan.isPruned(filters)) {
        scan.counters().splitsPruned.increment();
      } else if (plan.group().rowCount() > 0) {
        current = begin(plan, filters);
      }
    }
  }

  private RowGroupScan begin(RowGroupPlan plan, List<ScanFilter> filters) {
    List<Integer> first = scan.firstColumns(filters);
    PageIndexFetch index = PageIndexFetch.start(plan, filters, scan.readColumns(filters));
    ChunkFetch fetch = scan.takePrefetched(split, plan.group().ordinal(), first, allocator);
    var begun = new RowGroupScan(this, plan, filters, first, index, fetch);
    scan.prefetchNext(allocator);
    return begun;
  }

  FileScan scan() {
    return scan;
  }

  BufferAllocator allocator() {
    return allocator;
  }

  PageCodec codec() {
    return codec;
  }

  VectorScratch scratch(int tableColumn) {
    return scratches[tableColumn];
  }

  /// The filters to apply, with runtime filters as of now; `false` in a step's [FilterStep#isReady] leaves
  /// one for later.
  List<FilterStep> currentSteps() {
    for (int i = 0; i < runtimeSteps.size(); i++) {
      RuntimeFilter filter = scan.request().runtimeFilters().get(i);
      Optional<ScanFilter> now = filter.current();
      if (!now.equals(seen.get(i))) {
        seen.set(i, now);
        FilterStep old = runtimeSteps.get(i);
        FilterStep fresh =
            now.map(f -> new FilterStep(f, scan.request().batchRows(), scan.counters()))
                .orElse(null);
        runtimeSteps.set(i, fresh);
        if (old != null) {
          steps.remove(old);
          old.close();
        }
        if (fresh != null) {
          steps.add(fresh);
        }
      }
    }
    return steps;
  }

  @Override
  public Batch batch() {
    if (current == null) {
      throw LakebirdException.internal("The cursor has no batch");
    }
    return current.batch();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (current != null) {
      current.close();
      current = null;
    }
    steps.forEach(FilterStep::close);
    steps.clear();
    scan.giveBack(allocator, scratches);
  }
}
