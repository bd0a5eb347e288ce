package dev.lakebird.queryexec.window;

import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// The output of one sealed segment, a chunk of rows after another. Owns the segment. Belongs to one
/// thread.
final class SegmentEvaluation implements AutoCloseable {
  private final WindowSpec spec;
  private final WindowSegment segment;
  private final WindowPositions positions;
  private final SpillableRows.Reader reader;
  private final List<CallEvaluation> calls = new ArrayList<>();
  private List<Vector> owned = List.of();
  private int chunk;

  SegmentEvaluation(WindowSpec spec, WindowSegment segment, TaskContext context) {
    this.spec = spec;
    this.segment = segment;
    this.positions = new WindowPositions(spec, segment);
    this.reader = segment.rows().new Reader();
    try {
      for (WindowCall call : spec.calls()) {
        calls.add(
            switch (call) {
              case WindowCall.Aggregate c -> new AggregateEvaluation(c, spec, segment, context);
              case WindowCall.Function c -> new FunctionEvaluation(c, spec, segment, context);
            });
      }
    } catch (Throwable t) {
      close();
      throw t;
    }
  }

  boolean isDone() {
    return chunk == segment.rows().chunkCount();
  }

  /// The next rows with their results, valid until the next call.
  Batch next() {
    releaseOwned();
    SpillableRows rows = segment.rows();
    Batch input = reader.chunk(chunk);
    positions.move(rows.chunkStart(chunk), input.rowCount());
    List<Vector> results = new ArrayList<>();
    owned = results;
    for (CallEvaluation call : calls) {
      results.add(call.evaluate(input, positions));
    }
    chunk++;
    List<Vector> columns = new ArrayList<>(input.columns().subList(0, spec.passed()));
    columns.addAll(results);
    return Batch.of(columns, input.rowCount());
  }

  private void releaseOwned() {
    owned.forEach(Vector::release);
    owned = List.of();
  }

  @Override
  public void close() {
    releaseOwned();
    reader.close();
    calls.forEach(CallEvaluation::close);
    positions.close();
    segment.close();
  }
}
