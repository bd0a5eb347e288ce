package dev.lakebird.queryexec.sort;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.SpillFile;
import dev.lakebird.types.scan.RuntimeFilter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Sorts rows. Each worker of the sink gathers rows in memory and sorts them when its input ends or
/// memory is low; then the run goes to a temporary file and the next begins. The source merges all
/// runs on one worker, a block of each in memory. With a small limit a worker keeps only the first
/// rows. Memory: all rows, or under pressure what the limit leaves.
public final class ExternalSort {
  /// Limits up to which only the first rows are kept.
  static final long TOP_MAX = 1 << 16;

  private final SortSpec spec;
  private final Object lock = new Object();
  private final List<SortRun> runs = new ArrayList<>();
  private final List<SpillFile> files = new ArrayList<>();
  private boolean taken;
  private @Nullable RuntimeFilter filter;
  private int filterColumn;
  private boolean hasThreshold;
  private long threshold;

  public ExternalSort(SortSpec spec) {
    this.spec = spec;
  }

  /// Whether rows may be kept back once enough of the first are known.
  public boolean canFilter() {
    return spec.limit() > 0 && spec.limit() <= TOP_MAX;
  }

  /// Publishes a filter of a scan's column, which is the first sort key, whenever more rows are known
  /// not to be among the first.
  public void filter(RuntimeFilter target, int scanColumn) {
    filter = target;
    filterColumn = scanColumn;
  }

  /// A worker has as many rows as are wanted up to this prefix.
  void reached(long prefix, BufferAllocator allocator) {
    RuntimeFilter target = filter;
    if (target == null) {
      return;
    }
    synchronized (lock) {
      if (!hasThreshold || Long.compareUnsigned(prefix, threshold) < 0) {
        hasThreshold = true;
        threshold = prefix;
        target.publish(
            TopFilter.of(
                spec.keys().getFirst(),
                spec.types().get(spec.keys().getFirst().column()),
                filterColumn,
                prefix,
                allocator));
      }
    }
  }

  SortSpec spec() {
    return spec;
  }

  /// Where rows go in.
  public OperatorFactory sink() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return spec.limit() == Long.MAX_VALUE ? "Sort" : "Top " + spec.limit();
      }

      @Override
      public Operator open(TaskContext context) {
        return new SortSink(ExternalSort.this, context);
      }

      @Override
      public void close() {
        free();
      }
    };
  }

  /// Where sorted rows come out, on one worker.
  public OperatorFactory source() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Sorted";
      }

      @Override
      public int workersMax() {
        return 1;
      }

      @Override
      public Operator open(TaskContext context) {
        return new SortSource(ExternalSort.this, context);
      }
    };
  }

  void handOver(SortBuffer sorted) {
    synchronized (lock) {
      runs.add(new SortRun.InMemory(sorted, spec.limit()));
    }
  }

  void handOver(SpillFile file, List<List<SpillFile.Block>> sortedRuns, BufferAllocator allocator) {
    synchronized (lock) {
      files.add(file);
      for (List<SpillFile.Block> blocks : sortedRuns) {
        runs.add(new SortRun.OnDisk(spec, file, blocks, allocator));
      }
    }
  }

  /// All runs, for the one worker that merges them; empty for any other.
  List<SortRun> takeRuns() {
    synchronized (lock) {
      if (taken) {
        return List.of();
      }
      taken = true;
      List<SortRun> all = List.copyOf(runs);
      runs.clear();
      return all;
    }
  }

  private void free() {
    synchronized (lock) {
      runs.forEach(SortRun::close);
      runs.clear();
      files.forEach(SpillFile::close);
      files.clear();
    }
  }

  static boolean isExceeded(LakebirdException e) {
    return e.code() == ErrorCode.RESOURCES_EXCEEDED;
  }
}
