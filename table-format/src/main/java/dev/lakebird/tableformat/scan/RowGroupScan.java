package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.decode.ChunkReader;
import dev.lakebird.tableformat.parquet.decode.ColumnReader;
import dev.lakebird.tableformat.parquet.decode.ConstantReader;
import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.tableformat.scan.ColumnResolver.Origin;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanCursor.Step;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one row group late: the columns that filters test first; the other columns are fetched when the
/// first row survives, and decoded for batches with survivors alone.
final class RowGroupScan implements AutoCloseable {
  private final FileScanCursor cursor;
  private final FileScan scan;
  private final RowGroupPlan plan;
  private final List<Integer> firstColumns;
  private final List<Integer> restColumns;
  private final List<ScanFilter> filters;
  private final @Nullable PageIndexFetch index;
  private @Nullable ChunkFetch first;
  private final @Nullable ColumnReader[] readers;
  private final List<FilterStep> order = new ArrayList<>();
  private final List<FilterStep> applied = new ArrayList<>();
  private @Nullable ChunkFetch rest;
  private boolean restOpened;
  private boolean noted;
  private Stage stage = Stage.INDEX;
  private RowRanges ranges;
  private int nextRange;
  private int row;
  private int rowsBehind;
  private int batchRows;
  private Selection selection = Selection.all(0);
  private @Nullable Batch batch;

  private enum Stage {
    INDEX,
    FETCH,
    FILTER,
    REST,
    DONE
  }

  /// Takes over the fetch of the first columns, where it has begun, and of the page index, where there is
  /// one to look at.
  RowGroupScan(
      FileScanCursor cursor,
      RowGroupPlan plan,
      List<ScanFilter> filters,
      List<Integer> firstColumns,
      @Nullable PageIndexFetch index,
      @Nullable ChunkFetch first) {
    this.filters = filters;
    this.index = index;
    this.ranges = plan.allRows();
    this.cursor = cursor;
    this.scan = cursor.scan();
    this.plan = plan;
    this.firstColumns = firstColumns;
    this.first = first;
    this.restColumns =
        scan.request().columns().stream()
            .distinct()
            .filter(c -> !firstColumns.contains(c))
            .toList();
    this.readers = new ColumnReader[scan.columns().size()];
  }

  Batch batch() {
    if (batch == null) {
      throw LakebirdException.internal("The cursor has no batch");
    }
    return batch;
  }

  Step advance() {
    while (true) {
      switch (stage) {
        case INDEX -> {
          if (index != null && !index.done().isDone()) {
            return new Step.Blocked(index.done());
          }
          stage = pruneByPages() ? Stage.FETCH : Stage.DONE;
        }
        case FETCH -> {
          ChunkFetch fetch = fetchFirst();
          if (!fetch.done().isDone()) {
            return new Step.Blocked(fetch.done());
          }
          fetch.check();
          openReaders(firstColumns, fetch);
          stage = begin() ? Stage.FILTER : Stage.DONE;
        }
        case FILTER -> {
          if (!hasRows()) {
            stage = Stage.DONE;
          } else if (filterBatch()) {
            stage = Stage.REST;
          }
        }
        case REST -> {
          Step wait = fetchRest();
          if (wait != null) {
            return wait;
          }
          stage = Stage.FILTER;
          if (finishBatch()) {
            return Step.HAS_BATCH;
          }
        }
        case DONE -> {
          noteEnd();
          return Step.FINISHED;
        }
      }
    }
  }

  /// Narrows the rows by the page index; false where none is left.
  private boolean pruneByPages() {
    if (index == null) {
      return true;
    }
    ranges = index.rows(filters);
    if (ranges.isEmpty()) {
      scan.counters().splitsPruned.increment();
      return false;
    }
    return true;
  }

  private ChunkFetch fetchFirst() {
    ChunkFetch fetch = first;
    if (fetch == null) {
      fetch =
          ChunkFetch.start(
              plan.file(), plan.chunks(firstColumns, index, ranges), cursor.allocator());
      first = fetch;
    }
    if (rest == null && !restColumns.isEmpty() && scan.expectsRows()) {
      startRest();
    }
    return fetch;
  }

  private ChunkFetch startRest() {
    ChunkFetch fetch =
        ChunkFetch.start(plan.file(), plan.chunks(restColumns, index, ranges), cursor.allocator());
    rest = fetch;
    return fetch;
  }

  /// Moves to the next stretch of rows where the one before is read; whether there is one.
  private boolean hasRows() {
    while (nextRange < ranges.bounds().length && row >= ranges.bounds()[nextRange + 1]) {
      nextRange += 2;
    }
    return nextRange < ranges.bounds().length;
  }

  /// Passes over rows that the page index rules out.
  private void passGap() {
    int gap = ranges.bounds()[nextRange] - row;
    if (gap > 0) {
      for (ColumnReader reader : readers) {
        if (reader != null) {
          reader.begin(gap);
        }
      }
      row += gap;
      rowsBehind += gap;
    }
  }

  /// Puts the filters in order; false where a dictionary shows that no row satisfies one.
  private boolean begin() {
    order.addAll(cursor.currentSteps());
    for (FilterStep step : order) {
      step.beginRowGroup();
    }
    List<Boolean> fixedWidth =
        scan.columns().stream().map(c -> c.vectorType().layout().isFixedWidth()).toList();
    order.sort(Comparator.comparingInt(step -> step.cost(readers, fixedWidth)));
    for (FilterStep step : order) {
      if (step.isRefuted(readers)) {
        scan.counters().splitsPruned.increment();
        return false;
      }
    }
    return true;
  }

  /// Starts on the next batch and applies the filters whose columns are there; whether rows are left.
  private boolean filterBatch() {
    noteArrivals();
    passGap();
    batchRows = Math.min(ranges.bounds()[nextRange + 1] - row, scan.request().batchRows());
    row += batchRows;
    scan.counters().rowsRead.add(batchRows);
    for (ColumnReader reader : readers) {
      if (reader != null) {
        reader.begin(batchRows);
      }
    }
    selection = Selection.all(batchRows);
    applied.clear();
    applyReady();
    if (selection.count() == 0) {
      rowsBehind += batchRows;
      return false;
    }
    return true;
  }

  private void applyReady() {
    for (FilterStep step : order) {
      if (selection.count() > 0 && !applied.contains(step) && step.isReady(readers)) {
        selection = step.apply(readers, selection);
        applied.add(step);
      }
    }
  }

  private void noteEnd() {
    if (!noted && !restColumns.isEmpty()) {
      noted = true;
      scan.noteGroup(restOpened);
    }
  }

  /// Takes up runtime filters that arrived since the last batch.
  private void noteArrivals() {
    List<FilterStep> now = cursor.currentSteps();
    order.removeIf(step -> !now.contains(step));
    for (FilterStep step : now) {
      if (!order.contains(step)) {
        step.beginRowGroup();
        order.add(step);
      }
    }
  }

  /// Makes the other columns ready; what to wait for where they are on their way.
  private @Nullable Step fetchRest() {
    if (restOpened || restColumns.isEmpty()) {
      return null;
    }
    ChunkFetch fetch = rest;
    if (fetch == null) {
      fetch = startRest();
    }
    if (!fetch.done().isDone()) {
      return new Step.Blocked(fetch.done());
    }
    fetch.check();
    openReaders(restColumns, fetch);
    restOpened = true;
    for (int column : restColumns) {
      ColumnReader reader = readers[column];
      if (reader != null) {
        reader.begin(rowsBehind);
        reader.begin(batchRows);
      }
    }
    return null;
  }

  /// Applies the filters that waited for other columns and makes the batch; false where no row is left.
  private boolean finishBatch() {
    applyReady();
    rowsBehind += batchRows;
    if (selection.count() == 0) {
      return false;
    }
    scan.counters().rowsSelected.add(selection.count());
    List<Integer> wanted = scan.request().columns();
    List<Vector> vectors = new ArrayList<>(wanted.size());
    for (int column : wanted) {
      ColumnReader reader = readers[column];
      if (reader == null) {
        throw LakebirdException.internal("A column was not read");
      }
      vectors.add(reader.vector(selection));
    }
    batch = new Batch(vectors, batchRows, selection);
    return true;
  }

  private void openReaders(List<Integer> columns, ChunkFetch fetch) {
    int next = 0;
    for (int column : columns) {
      ScanColumn wanted = scan.columns().get(column);
      readers[column] =
          switch (plan.origin(column)) {
            case Origin.InFile in -> open(column, in.column(), fetch, next++);
            case Origin.Constant constant ->
                new ConstantReader(
                    VectorBuilder.constant(
                        wanted.vectorType(), constant.value(), 1, cursor.allocator()));
          };
    }
  }

  private ColumnReader open(int column, FileColumn inFile, ChunkFetch fetch, int chunk) {
    ScanColumn wanted = scan.columns().get(column);
    var place = new FilePlace(plan.file().location(), wanted.name());
    ChunkFetch.Fetched fetched = fetch.fetched(chunk, place, cursor.codec());
    return ChunkReader.open(
        place,
        inFile,
        fetched.info(),
        wanted.vectorType(),
        fetched.bytes(),
        cursor.codec(),
        cursor.scratch(column),
        scan.request().passed().contains(column));
  }

  @Override
  public void close() {
    for (int i = 0; i < readers.length; i++) {
      ColumnReader reader = readers[i];
      if (reader != null) {
        scan.counters().valuesDecoded.add(reader.valuesDecoded());
        reader.close();
        readers[i] = null;
      }
    }
    if (index != null) {
      // A read that goes on after its cursor would outlive the file.
      index.done().handle((ok, failure) -> ok).join();
    }
    if (first != null) {
      first.close();
    }
    if (rest != null) {
      rest.close();
    }
  }
}
