package dev.lakebird.queryexec.operator;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.scan.RuntimeFilter;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a table: workers take one split after another. Holds one cursor a worker; what a cursor may
/// hold is the source's matter.
public final class ScanSource implements OperatorFactory {
  private final String table;
  private final TableSource source;
  private ScanRequest request;
  private @Nullable Scan scan;

  public ScanSource(String table, TableSource source, ScanRequest request) {
    this.table = table;
    this.source = source;
    this.request = request;
  }

  /// Positions in the table of the columns that come out.
  List<Integer> columns() {
    return request.columns();
  }

  /// A filter that the scan shall apply as soon as it arrives; asked for before the query starts.
  RuntimeFilter runtimeFilter() {
    var filter = new RuntimeFilter();
    List<RuntimeFilter> filters = new ArrayList<>(request.runtimeFilters());
    filters.add(filter);
    request =
        new ScanRequest(
            request.columns(), request.filters(), filters, request.passed(), request.batchRows());
    return filter;
  }

  /// Notes columns of the table that nothing computes with after the scan; told before the query starts.
  void pass(Set<Integer> columns) {
    Set<Integer> passed = new HashSet<>(columns);
    request.filters().forEach(filter -> passed.removeAll(filter.predicate().columns()));
    request =
        new ScanRequest(
            request.columns(),
            request.filters(),
            request.runtimeFilters(),
            passed,
            request.batchRows());
  }

  @Override
  public String label() {
    return "Scan " + table;
  }

  @Override
  public void start(QueryContext context) {
    scan = source.plan(request);
  }

  private Scan planned() {
    if (scan == null) {
      throw LakebirdException.internal("The scan has not started");
    }
    return scan;
  }

  /// What the scan has read so far.
  public ScanStatistics statistics() {
    return scan == null ? ScanStatistics.NONE : scan.statistics();
  }

  @Override
  public int workersMax() {
    return scan == null ? 1 : scan.splitCount();
  }

  @Override
  public Operator open(TaskContext context) {
    return new Cursor(planned(), context);
  }

  @Override
  public void close() {
    if (scan != null) {
      scan.close();
    }
  }

  private static final class Cursor implements SourceOperator {
    private final Scan scan;
    private final TaskContext context;
    private @Nullable ScanCursor cursor;

    Cursor(Scan scan, TaskContext context) {
      this.scan = scan;
      this.context = context;
    }

    @Override
    public Step advance() {
      if (cursor == null) {
        Optional<Scan.Split> split = scan.nextSplit();
        if (split.isEmpty()) {
          return Step.FINISHED;
        }
        cursor = scan.open(split.get(), context.allocator());
      }
      return switch (cursor.advance()) {
        case ScanCursor.Step.HasBatch s -> Step.HAS_OUTPUT;
        case ScanCursor.Step.Blocked s -> new Step.Blocked(s.until());
        case ScanCursor.Step.Finished s -> {
          close();
          yield Step.YIELD;
        }
      };
    }

    @Override
    public Batch output() {
      if (cursor == null) {
        throw LakebirdException.internal("The scan has no batch");
      }
      return cursor.batch();
    }

    @Override
    public void close() {
      if (cursor != null) {
        ScanCursor open = cursor;
        cursor = null;
        open.close();
      }
    }
  }
}
