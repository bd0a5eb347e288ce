package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// The first value of a group that is not NULL. A group has 4 bytes: the number of its kept value plus
/// one, or 0. The state is the result so far.
final class FirstAccumulator implements Accumulator {
  private final ColumnLog log;
  private final NativeArray kept;
  private int[] sameGroup = {};

  private FirstAccumulator(VectorType type, BufferAllocator allocator) {
    this.log = new ColumnLog(type, allocator);
    this.kept = new NativeArray(allocator, Integer.BYTES);
  }

  static AggregateKernel kernel(BoundCall call) {
    BoundCall.Argument argument = call.argument(0);
    VectorType type = argument.type();
    return new BoundAggregate(
        new BoundCall.Result(type, argument.bounds(), true),
        List.of(type),
        allocator -> new FirstAccumulator(type, allocator));
  }

  @Override
  public void reserveGroups(int groupCount) {
    kept.reserve(groupCount);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    Vector values = arguments[0];
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) groupIds[row] << 2;
      if (kept.segment().get(INT, at) == 0 && !values.isNull(row)) {
        log.append(values, row);
        kept.segment().set(INT, at, log.length());
      }
    }
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    if (kept.segment().get(INT, (long) group << 2) != 0) {
      return;
    }
    sameGroup = SameGroup.fill(sameGroup, group, rows);
    update(sameGroup, arguments, rows);
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, Selection rows) {
    update(groupIds, states, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    int[] entries = new int[count];
    for (int i = 0; i < count; i++) {
      entries[i] = kept.segment().get(INT, (long) (firstGroup + i) << 2) - 1;
    }
    return log.gather(entries, count);
  }

  @Override
  public void reset() {
    log.clear();
    kept.clear();
  }

  @Override
  public void close() {
    log.close();
    kept.close();
  }
}
