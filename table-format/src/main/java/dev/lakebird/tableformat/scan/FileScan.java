package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.RuntimeFilter;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.vector.VectorScratch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A scan over Parquet files. While a worker decodes one split, the first chunks of the next are already
/// on their way; buffers go from cursor to cursor. The allocators that cursors are opened with must
/// outlive the scan.
final class FileScan implements Scan {
  /// Splits whose chunks may be read ahead at once.
  private static final int PREFETCH_MAX = 8;

  /// Reading ahead takes at most this share of what the allocator still allows.
  private static final int PREFETCH_HEADROOM_SHARE = 4;

  /// After so many row groups that all had surviving rows, the rest is no longer fetched late.
  private static final int EAGER_AFTER_GROUPS = 2;

  private final List<ScanColumn> columns;
  private final ColumnResolver resolver;
  private final ScanRequest request;
  private final List<FileSplit> splits;
  private final List<ScanFile> files;
  private final OptionalLong rowCount;
  private final ScanCounters counters = new ScanCounters();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger groupsRead = new AtomicInteger();
  private final AtomicInteger groupsWithRows = new AtomicInteger();
  private final List<Prefetched> prefetched = new ArrayList<>();
  private final BitSet opened = new BitSet();
  private final Map<BufferAllocator, Deque<VectorScratch[]>> scratches = new IdentityHashMap<>();

  private record Prefetched(
      FileSplit split,
      int rowGroup,
      List<Integer> columns,
      BufferAllocator allocator,
      ChunkFetch fetch) {}

  FileScan(
      List<ScanColumn> columns,
      ColumnResolver resolver,
      ScanRequest request,
      List<ScanFile> files,
      List<FileSplit> splits,
      OptionalLong rowCount,
      long splitsPruned) {
    this.columns = columns;
    this.resolver = resolver;
    this.request = request;
    this.files = List.copyOf(files);
    this.splits = List.copyOf(splits);
    this.rowCount = rowCount;
    counters.splitsPruned.add(splitsPruned);
  }

  List<ScanColumn> columns() {
    return columns;
  }

  ColumnResolver resolver() {
    return resolver;
  }

  ScanRequest request() {
    return request;
  }

  ScanCounters counters() {
    return counters;
  }

  @Override
  public Optional<Split> nextSplit() {
    int taken = next.getAndUpdate(n -> Math.min(n + 1, splits.size()));
    return taken < splits.size() ? Optional.of(splits.get(taken)) : Optional.empty();
  }

  @Override
  public ScanCursor open(Split split, BufferAllocator allocator) {
    return new FileScanCursor(this, (FileSplit) split, allocator);
  }

  @Override
  public int splitCount() {
    return splits.size();
  }

  @Override
  public OptionalLong rowCount() {
    return rowCount;
  }

  @Override
  public ScanStatistics statistics() {
    return new ScanStatistics(
        files.stream().mapToLong(ScanFile::bytesRead).sum(),
        files.stream().mapToLong(ScanFile::bytesCached).sum(),
        counters.rowsRead.sum(),
        counters.rowsSelected.sum(),
        counters.splitsPruned.sum(),
        counters.valuesDecoded.sum(),
        counters.dictionaryTests.sum());
  }

  /// The filters of the request and the runtime filters that have arrived.
  List<ScanFilter> currentFilters() {
    var filters = new ArrayList<>(request.filters());
    for (RuntimeFilter filter : request.runtimeFilters()) {
      filter.current().ifPresent(filters::add);
    }
    return filters;
  }

  /// The table's columns that are read first: those that filters test, or all where there is no filter.
  List<Integer> firstColumns(List<ScanFilter> filters) {
    var first = new TreeSet<Integer>();
    for (ScanFilter filter : filters) {
      first.addAll(filter.predicate().columns());
    }
    return List.copyOf(filters.isEmpty() ? new TreeSet<>(request.columns()) : first);
  }

  /// All columns of the table that are read: those that filters test and those that are asked for.
  List<Integer> readColumns(List<ScanFilter> filters) {
    var all = new TreeSet<>(request.columns());
    for (ScanFilter filter : filters) {
      all.addAll(filter.predicate().columns());
      filter.pruning().ifPresent(p -> addColumns(p, all));
    }
    return List.copyOf(all);
  }

  private static void addColumns(PruningPredicate predicate, Set<Integer> columns) {
    switch (predicate) {
      case PruningPredicate.And p -> p.parts().forEach(part -> addColumns(part, columns));
      case PruningPredicate.Or p -> p.parts().forEach(part -> addColumns(part, columns));
      case PruningPredicate.Comparison p -> columns.add(p.column());
      case PruningPredicate.In p -> columns.add(p.column());
      case PruningPredicate.IsNull p -> columns.add(p.column());
      case PruningPredicate.IsNotNull p -> columns.add(p.column());
      case PruningPredicate.StartsWith p -> columns.add(p.column());
    }
  }

  /// Starts to read the split that is handed out next, where memory and its footer are at hand.
  void prefetchNext(BufferAllocator allocator) {
    int ordinal = next.get();
    if (ordinal >= splits.size()) {
      return;
    }
    FileSplit split = splits.get(ordinal);
    var footer = split.file().footer();
    if (!footer.isDone() || footer.isCompletedExceptionally()) {
      return;
    }
    List<ScanFilter> filters = currentFilters();
    List<Integer> first = firstColumns(filters);
    var plan = RowGroupPlan.first(this, split, footer.join());
    if (plan == null || plan.isPruned(filters) || PageIndexFetch.isUseful(plan, filters)) {
      return;
    }
    var chunks = plan.chunks(first, null, plan.allRows());
    long bytes = chunks.stream().mapToLong(ChunkRequest::bytes).sum();
    if (bytes * PREFETCH_HEADROOM_SHARE > Memory.headroomBytes(allocator)) {
      return;
    }
    synchronized (prefetched) {
      boolean started =
          opened.get(ordinal) || prefetched.stream().anyMatch(p -> p.split.ordinal() == ordinal);
      if (!started && prefetched.size() < PREFETCH_MAX) {
        prefetched.add(
            new Prefetched(
                split,
                plan.group().ordinal(),
                first,
                allocator,
                ChunkFetch.start(split.file(), chunks, allocator)));
      }
    }
  }

  /// The chunks of a row group that were read ahead, where they are the wanted ones.
  @Nullable ChunkFetch takePrefetched(
      FileSplit split, int rowGroup, List<Integer> first, BufferAllocator allocator) {
    Prefetched found = null;
    synchronized (prefetched) {
      opened.set(split.ordinal());
      for (int i = 0; i < prefetched.size() && found == null; i++) {
        Prefetched candidate = prefetched.get(i);
        if (candidate.split.ordinal() == split.ordinal()
            && isSame(candidate.allocator, allocator)) {
          found = prefetched.remove(i);
        }
      }
    }
    if (found == null) {
      return null;
    }
    if (found.rowGroup == rowGroup && found.columns.equals(first)) {
      return found.fetch;
    }
    found.fetch.close();
    return null;
  }

  /// Notes whether some row of a row group satisfied the filters.
  void noteGroup(boolean hadRows) {
    groupsRead.incrementAndGet();
    if (hadRows) {
      groupsWithRows.incrementAndGet();
    }
  }

  /// Whether to fetch the other columns along with the filters': so far they were always needed.
  boolean expectsRows() {
    int read = groupsRead.get();
    return read >= EAGER_AFTER_GROUPS && groupsWithRows.get() >= read;
  }

  /// Buffers for one cursor, a scratch a column; given back with [#giveBack].
  VectorScratch[] takeScratches(BufferAllocator allocator) {
    synchronized (scratches) {
      Deque<VectorScratch[]> free = scratches.get(allocator);
      if (free != null && !free.isEmpty()) {
        return free.pop();
      }
    }
    var fresh = new VectorScratch[columns.size()];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = new VectorScratch(allocator);
    }
    return fresh;
  }

  void giveBack(BufferAllocator allocator, VectorScratch[] used) {
    synchronized (scratches) {
      scratches.computeIfAbsent(allocator, a -> new ArrayDeque<>()).push(used);
    }
  }

  @Override
  public void close() {
    synchronized (prefetched) {
      prefetched.forEach(p -> p.fetch.close());
      prefetched.clear();
    }
    synchronized (scratches) {
      for (Deque<VectorScratch[]> free : scratches.values()) {
        for (VectorScratch[] scratch : free) {
          for (VectorScratch s : scratch) {
            s.close();
          }
        }
      }
      scratches.clear();
    }
    files.forEach(ScanFile::close);
  }

  ParquetFooter footer(FileSplit split) {
    return ChunkFetch.await(split.file().footer());
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(BufferAllocator a, BufferAllocator b) {
    return a == b;
  }
}
