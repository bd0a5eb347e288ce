package dev.lakebird.queryexec.window;

import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Vector;
import org.apache.arrow.memory.BufferAllocator;

/// An aggregate over the frames of rows. Rows behind one another with the same frame share its result.
final class AggregateEvaluation implements CallEvaluation {
  private final WindowCall.Aggregate call;
  private final RangeAggregate ranges;
  private final BufferAllocator allocator;
  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private int[] groups = new int[0];

  AggregateEvaluation(
      WindowCall.Aggregate call, WindowSpec spec, WindowSegment segment, TaskContext context) {
    this.call = call;
    this.ranges = new RangeAggregate(call, spec, segment, context);
    this.allocator = context.allocator();
  }

  @Override
  public Vector evaluate(Batch chunk, WindowPositions positions) {
    int rows = positions.count();
    if (starts.length < rows) {
      starts = new int[rows];
      ends = new int[rows];
      groups = new int[rows];
    }
    WindowPositions.Frames frames = positions.framesOf(call.frame());
    int count = 0;
    for (int i = 0; i < rows; i++) {
      int start = frames.starts[i];
      int end = frames.ends[i];
      if (count == 0 || starts[count - 1] != start || ends[count - 1] != end) {
        starts[count] = start;
        ends[count] = end;
        count++;
      }
      groups[i] = count - 1;
    }
    Vector results = ranges.over(starts, ends, count);
    if (count == rows) {
      return results;
    }
    if (count == 1) {
      return new ConstantVector(results, rows);
    }
    try (var buffer = new ColumnBuffer(results.type(), allocator)) {
      buffer.appendRows(results, groups, rows);
      return buffer.build();
    } finally {
      results.release();
    }
  }

  @Override
  public void close() {
    ranges.close();
  }
}
