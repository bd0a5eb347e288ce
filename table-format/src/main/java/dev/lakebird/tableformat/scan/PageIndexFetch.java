package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.tableformat.parquet.footer.ChunkPages;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.tableformat.parquet.footer.PageIndexPlace;
import dev.lakebird.tableformat.parquet.footer.PageIndexReader;
import dev.lakebird.tableformat.scan.ColumnResolver.Origin;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.ScanFilter;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The page indexes of a row group on their way from storage, and the rows that they leave.
final class PageIndexFetch {
  private static final byte[] NONE = new byte[0];

  private final RowGroupPlan plan;
  private final Map<Integer, Part> parts = new HashMap<>();
  private final Map<Integer, ChunkPages> pages = new HashMap<>();
  private final CompletableFuture<Void> done;

  private record Part(FileColumn column, ColumnChunkInfo chunk, byte[] offsets, byte[] ranges) {}

  private PageIndexFetch(RowGroupPlan plan, List<Integer> tableColumns) {
    this.plan = plan;
    var reads = new ArrayList<RangeRead>();
    for (int column : tableColumns) {
      if (plan.origin(column) instanceof Origin.InFile in) {
        addPart(column, in.column(), reads);
      }
    }
    this.done =
        reads.isEmpty()
            ? CompletableFuture.completedFuture(null)
            : plan.file().bytes().startReads(reads);
  }

  /// Starts to read the indexes of the columns, where a filter can be refuted by one; else null.
  static @Nullable PageIndexFetch start(
      RowGroupPlan plan, List<ScanFilter> filters, List<Integer> tableColumns) {
    boolean useful =
        filters.stream()
            .map(ScanFilter::pruning)
            .flatMap(Optional::stream)
            .anyMatch(p -> hasIndex(plan, p));
    return useful ? new PageIndexFetch(plan, new TreeSet<>(tableColumns).stream().toList()) : null;
  }

  /// Whether a filter could be refuted by the pages of a row group.
  static boolean isUseful(RowGroupPlan plan, List<ScanFilter> filters) {
    return filters.stream()
        .map(ScanFilter::pruning)
        .flatMap(Optional::stream)
        .anyMatch(p -> hasIndex(plan, p));
  }

  CompletableFuture<Void> done() {
    return done;
  }

  /// The rows that may satisfy all filters, after [#done].
  RowRanges rows(List<ScanFilter> filters) {
    ChunkFetch.await(done);
    parts.forEach(
        (column, part) ->
            pages.put(
                column,
                PageIndexReader.read(
                    part.offsets,
                    part.ranges,
                    part.chunk,
                    part.column,
                    new FilePlace(plan.file().location(), part.column.name()))));
    RowRanges left = RowRanges.all(rowCount());
    for (ScanFilter filter : filters) {
      if (filter.pruning().isPresent()) {
        left = left.intersect(rows(filter.pruning().get()));
      }
    }
    return left;
  }

  /// The pages of a column, where its index was read.
  @Nullable ChunkPages pages(int tableColumn) {
    return pages.get(tableColumn);
  }

  private void addPart(int tableColumn, FileColumn column, List<RangeRead> reads) {
    ColumnChunkInfo chunk = plan.group().chunks().get(column.leaf());
    if (chunk.pageIndex().isEmpty()) {
      return;
    }
    PageIndexPlace place = chunk.pageIndex().get();
    var offsets = new byte[place.offsetsBytes()];
    reads.add(new RangeRead(place.offsetsStart(), MemorySegment.ofArray(offsets)));
    byte[] ranges = NONE;
    if (place.rangesBytes() > 0) {
      ranges = new byte[place.rangesBytes()];
      reads.add(new RangeRead(place.rangesStart(), MemorySegment.ofArray(ranges)));
    }
    parts.put(tableColumn, new Part(column, chunk, offsets, ranges));
  }

  private RowRanges rows(PruningPredicate predicate) {
    return switch (predicate) {
      case PruningPredicate.And and -> {
        RowRanges left = RowRanges.all(rowCount());
        for (PruningPredicate part : and.parts()) {
          left = left.intersect(rows(part));
        }
        yield left;
      }
      case PruningPredicate.Or or -> {
        RowRanges any = RowRanges.all(0);
        for (PruningPredicate part : or.parts()) {
          any = any.union(rows(part));
        }
        yield any;
      }
      case PruningPredicate.Comparison p -> leaf(p, p.column());
      case PruningPredicate.In p -> leaf(p, p.column());
      case PruningPredicate.IsNull p -> leaf(p, p.column());
      case PruningPredicate.IsNotNull p -> leaf(p, p.column());
      case PruningPredicate.StartsWith p -> leaf(p, p.column());
    };
  }

  private RowRanges leaf(PruningPredicate predicate, int column) {
    ChunkPages known = pages.get(column);
    if (known == null || known.ranges().isEmpty()) {
      return RowRanges.all(rowCount());
    }
    var builder = new RowRanges.Builder();
    for (int i = 0; i < known.count(); i++) {
      ColumnRange range = known.ranges().get(i);
      if (Pruner.mayMatch(predicate, c -> range)) {
        builder.add(known.firstRows()[i], known.firstRows()[i + 1]);
      }
    }
    return builder.build();
  }

  private int rowCount() {
    return (int) plan.group().rowCount();
  }

  private static boolean hasIndex(RowGroupPlan plan, PruningPredicate predicate) {
    return switch (predicate) {
      case PruningPredicate.And p -> p.parts().stream().anyMatch(part -> hasIndex(plan, part));
      case PruningPredicate.Or p -> p.parts().stream().allMatch(part -> hasIndex(plan, part));
      case PruningPredicate.Comparison p -> hasIndex(plan, p.column());
      case PruningPredicate.In p -> hasIndex(plan, p.column());
      case PruningPredicate.IsNull p -> hasIndex(plan, p.column());
      case PruningPredicate.IsNotNull p -> hasIndex(plan, p.column());
      case PruningPredicate.StartsWith p -> hasIndex(plan, p.column());
    };
  }

  private static boolean hasIndex(RowGroupPlan plan, int column) {
    return plan.origin(column) instanceof Origin.InFile in
        && plan.group()
            .chunks()
            .get(in.column().leaf())
            .pageIndex()
            .filter(p -> p.rangesBytes() > 0)
            .isPresent();
  }
}
