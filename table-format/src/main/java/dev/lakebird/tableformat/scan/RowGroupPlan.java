package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.parquet.footer.RowGroupInfo;
import dev.lakebird.tableformat.scan.ColumnResolver.Origin;
import dev.lakebird.types.scan.ScanFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row group as a scan sees it: the table's columns in it.
record RowGroupPlan(FileScan scan, ScanFile file, ParquetFooter footer, RowGroupInfo group) {
  /// The row groups of a split.
  static List<RowGroupPlan> all(FileScan scan, FileSplit split, ParquetFooter footer) {
    var plans = new ArrayList<RowGroupPlan>();
    for (RowGroupInfo group : footer.rowGroups()) {
      if (group.start() >= split.start() && group.start() < split.end()) {
        plans.add(new RowGroupPlan(scan, split.file(), footer, group));
      }
    }
    return plans;
  }

  static @Nullable RowGroupPlan first(FileScan scan, FileSplit split, ParquetFooter footer) {
    List<RowGroupPlan> plans = all(scan, split, footer);
    return plans.isEmpty() ? null : plans.getFirst();
  }

  Origin origin(int tableColumn) {
    return scan.resolver().resolve(footer, tableColumn);
  }

  /// What to fetch of those columns that the file has, in order: all of them, or the pages that hold some
  /// of the rows.
  List<ChunkRequest> chunks(
      List<Integer> tableColumns, @Nullable PageIndexFetch index, RowRanges rows) {
    var chunks = new ArrayList<ChunkRequest>();
    for (int column : tableColumns) {
      if (origin(column) instanceof Origin.InFile in) {
        ColumnChunkInfo chunk = group.chunks().get(in.column().leaf());
        chunks.add(
            index == null
                ? ChunkRequest.whole(chunk)
                : ChunkRequest.of(chunk, index.pages(column), rows));
      }
    }
    return chunks;
  }

  RowRanges allRows() {
    return RowRanges.all((int) group.rowCount());
  }

  /// Whether statistics show that no row satisfies all filters.
  boolean isPruned(List<ScanFilter> filters) {
    for (ScanFilter filter : filters) {
      if (filter.pruning().isPresent() && !Pruner.mayMatch(filter.pruning().get(), this::range)) {
        return true;
      }
    }
    return false;
  }

  private ColumnRange range(int tableColumn) {
    return switch (origin(tableColumn)) {
      case Origin.InFile in -> group.chunks().get(in.column().leaf()).range();
      case Origin.Constant c ->
          c.value().isNull()
              ? ColumnRange.allNull(group.rowCount())
              : ColumnRange.unknown(group.rowCount());
    };
  }
}
