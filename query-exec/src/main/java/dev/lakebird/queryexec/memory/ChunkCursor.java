package dev.lakebird.queryexec.memory;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.VectorSlices;
import dev.lakebird.types.scan.RuntimeFilter;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads one chunk in slices, whose values it shares with the chunk.
final class ChunkCursor implements ScanCursor {
  private final Batch chunk;
  private final ScanRequest request;
  private final BufferAllocator allocator;
  private final LongAdder rowsRead;
  private final LongAdder rowsSelected;
  private final List<Test> tests = new ArrayList<>();
  private final List<@Nullable Test> runtimeTests = new ArrayList<>();
  private final @Nullable Vector[] slices;
  private int at;
  private @Nullable Batch batch;

  ChunkCursor(
      Batch chunk,
      ScanRequest request,
      BufferAllocator allocator,
      LongAdder rowsRead,
      LongAdder rowsSelected) {
    this.chunk = chunk;
    this.request = request;
    this.allocator = allocator;
    this.rowsRead = rowsRead;
    this.rowsSelected = rowsSelected;
    this.slices = new @Nullable Vector[chunk.columnCount()];
    for (ScanFilter filter : request.filters()) {
      tests.add(new Test(filter));
    }
    for (RuntimeFilter unused : request.runtimeFilters()) {
      runtimeTests.add(null);
    }
  }

  /// An open tester of one filter.
  private static final class Test {
    final ScanFilter filter;
    final VectorPredicate.Tester tester;

    Test(ScanFilter filter) {
      this.filter = filter;
      this.tester = filter.predicate().open();
    }
  }

  @Override
  public Step advance() {
    releaseSlices();
    if (at >= chunk.rowCount()) {
      return Step.FINISHED;
    }
    int count = Math.min(request.batchRows(), chunk.rowCount() - at);
    Selection selection = Selection.all(count);
    for (Test test : tests) {
      selection = select(test, selection, count);
    }
    refreshRuntimeTests();
    for (Test test : runtimeTests) {
      if (test != null) {
        selection = select(test, selection, count);
      }
    }
    List<Vector> columns = new ArrayList<>();
    for (int column : request.columns()) {
      columns.add(slice(column, count));
    }
    batch = new Batch(columns, count, selection);
    rowsRead.add(count);
    rowsSelected.add(selection.count());
    at += count;
    return Step.HAS_BATCH;
  }

  private Selection select(Test test, Selection rows, int count) {
    if (rows.count() == 0) {
      return rows;
    }
    List<Vector> vectors = new ArrayList<>();
    for (int column : test.filter.predicate().columns()) {
      vectors.add(slice(column, count));
    }
    return test.tester.select(vectors, rows);
  }

  /// Opens testers of filters that have arrived or were replaced.
  private void refreshRuntimeTests() {
    for (int i = 0; i < runtimeTests.size(); i++) {
      ScanFilter current = request.runtimeFilters().get(i).current().orElse(null);
      Test open = runtimeTests.get(i);
      if (current != null && (open == null || !open.filter.equals(current))) {
        if (open != null) {
          open.tester.close();
        }
        runtimeTests.set(i, new Test(current));
      }
    }
  }

  private Vector slice(int column, int count) {
    Vector made = slices[column];
    if (made == null) {
      made = VectorSlices.slice(chunk.column(column), at, count, allocator);
      slices[column] = made;
    }
    return made;
  }

  private void releaseSlices() {
    for (int c = 0; c < slices.length; c++) {
      Vector held = slices[c];
      if (held != null) {
        held.release();
        slices[c] = null;
      }
    }
    batch = null;
  }

  @Override
  public Batch batch() {
    if (batch == null) {
      throw LakebirdException.internal("The cursor has no batch");
    }
    return batch;
  }

  @Override
  public void close() {
    releaseSlices();
    tests.forEach(test -> test.tester.close());
    tests.clear();
    for (Test test : runtimeTests) {
      if (test != null) {
        test.tester.close();
      }
    }
    runtimeTests.clear();
  }
}
