package dev.lakebird.queryexec.window;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A window function over the rows of a segment.
final class FunctionEvaluation implements CallEvaluation, WindowRows {
  private final WindowSpec spec;
  private final WindowCall.Function call;
  private final WindowSegment segment;
  private final BufferAllocator allocator;
  private final ArgumentColumns arguments;
  private final SpillableRows.Reader reader;
  private final WindowKernel.Evaluator evaluator;
  private final @Nullable PositionBits[] present;
  private int[] rowNumbers = new int[0];
  private @Nullable Batch chunk;
  private @Nullable WindowPositions positions;

  FunctionEvaluation(
      WindowCall.Function call, WindowSpec spec, WindowSegment segment, TaskContext context) {
    this.spec = spec;
    this.call = call;
    this.segment = segment;
    this.allocator = context.allocator();
    this.reader = segment.rows().new Reader();
    this.present = new @Nullable PositionBits[call.arguments().size()];
    this.evaluator = call.kernel().open(context.evaluation(), context.allocator());
    this.arguments = new ArgumentColumns(call.arguments(), context.allocator());
  }

  @Override
  public Vector evaluate(Batch rows, WindowPositions at) {
    chunk = rows;
    positions = at;
    return evaluator.evaluate(this);
  }

  private WindowPositions positions() {
    if (positions == null) {
      throw LakebirdException.internal("A window function has no rows");
    }
    return positions;
  }

  @Override
  public int first() {
    return positions().first();
  }

  @Override
  public int count() {
    return positions().count();
  }

  @Override
  public int[] partitionStarts() {
    return positions().partitionStarts;
  }

  @Override
  public int[] partitionEnds() {
    return positions().partitionEnds;
  }

  @Override
  public int[] peerStarts() {
    return positions().peerStarts;
  }

  @Override
  public int[] peerEnds() {
    return positions().peerEnds;
  }

  @Override
  public int[] peerGroups() {
    return positions().peerGroups;
  }

  @Override
  public int[] frameStarts() {
    return positions().framesOf(call.frame()).starts;
  }

  @Override
  public int[] frameEnds() {
    return positions().framesOf(call.frame()).ends;
  }

  @Override
  public Vector argument(int index) {
    if (chunk == null) {
      throw LakebirdException.internal("A window function has no rows");
    }
    return arguments.over(chunk, index);
  }

  @Override
  public Vector gather(int argument, int[] at, int count, int otherwise) {
    Vector constant = arguments.constant(argument, count);
    int column = arguments.column(argument);
    var type = constant == null ? spec.types().get(column) : constant.type();
    try (var buffer = new ColumnBuffer(type, allocator)) {
      int from = 0;
      while (from < count) {
        int to = from;
        boolean nowhere = at[from] < 0;
        while (to < count && at[to] < 0 == nowhere) {
          to++;
        }
        if (nowhere) {
          append(otherwise, from, to, buffer);
        } else if (constant != null) {
          buffer.appendRange(constant, from, to - from);
        } else {
          reader.gather(column, at, from, to, buffer);
        }
        from = to;
      }
      return buffer.build();
    }
  }

  private void append(int otherwise, int from, int to, ColumnBuffer buffer) {
    if (otherwise == WindowRows.NULLS) {
      buffer.appendNulls(to - from);
      return;
    }
    if (rowNumbers.length < to - from) {
      rowNumbers = new int[to - from];
    }
    for (int i = from; i < to; i++) {
      rowNumbers[i - from] = i;
    }
    buffer.appendRows(argument(otherwise), rowNumbers, to - from);
  }

  @Override
  public Present present(int argument) {
    PositionBits bits = present[argument];
    if (bits == null) {
      bits = new PositionBits(allocator);
      present[argument] = bits;
      SpillableRows rows = segment.rows();
      bits.reserve(rows.count());
      for (int c = 0; c < rows.chunkCount(); c++) {
        Batch batch = reader.chunk(c);
        Vector values = arguments.over(batch, argument);
        for (int r = 0; r < batch.rowCount(); r++) {
          bits.append(!values.isNull(r));
        }
      }
      bits.seal();
    }
    return bits;
  }

  @Override
  public void close() {
    reader.close();
    arguments.close();
    for (PositionBits bits : present) {
      if (bits != null) {
        bits.close();
      }
    }
  }
}
