package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Bitwise AND, OR or XOR of INT64. A group has 16 bytes: the bits so far (their complement for AND,
/// which is OR of complements), and in the last byte whether a value was added.
final class BitAccumulator extends RecordAccumulator {
  private static final int WIDTH = 16;

  private final Operation operation;

  enum Operation {
    AND,
    OR,
    XOR
  }

  private BitAccumulator(Operation operation, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.operation = operation;
  }

  static AggregateKernel kernel(Operation operation) {
    return new BoundAggregate(
        BoundCall.Result.of(VectorType.INT64),
        List.of(VectorType.INT64),
        allocator -> new BitAccumulator(operation, allocator));
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    MemorySegment states = this.states.segment();
    boolean isXor = operation == Operation.XOR;
    long flip = operation == Operation.AND ? -1 : 0;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) groupIds[row] << 4;
      long value = data.get(LONG, (long) row << 3) ^ flip;
      long before = states.get(LONG, at);
      states.set(LONG, at, isXor ? before ^ value : before | value);
      states.set(BYTE, at + 15, (byte) 1);
    }
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    update(groupIds, others, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    long flip = operation == Operation.AND ? -1 : 0;
    try (var column = new FixedColumn(VectorType.INT64, count, allocator)) {
      for (int i = 0; i < count; i++) {
        long at = (long) (firstGroup + i) << 4;
        if (states.segment().get(BYTE, at + 15) == 0) {
          column.setNull(i);
        } else {
          column.segment().set(LONG, (long) i << 3, states.segment().get(LONG, at) ^ flip);
        }
      }
      return column.take();
    }
  }
}
