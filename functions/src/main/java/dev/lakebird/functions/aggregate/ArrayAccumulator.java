package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Arrays of all values of a group, NULLs too, in the order they came. The state is the array so far.
final class ArrayAccumulator implements Accumulator {
  private final VectorType type;
  private final BufferAllocator allocator;
  private final ColumnLog log;
  private final GroupChains chains;
  private int[] sameGroup = {};

  private ArrayAccumulator(VectorType type, BufferAllocator allocator) {
    this.type = type;
    this.allocator = allocator;
    this.log = new ColumnLog(type.element(), allocator);
    this.chains = new GroupChains(allocator);
  }

  static AggregateKernel kernel(BoundCall call) {
    VectorType element = call.argument(0).type();
    var type = VectorType.list(new SqlType.Array(element.type()), element);
    return new BoundAggregate(
        BoundCall.Result.of(type),
        List.of(type),
        allocator -> new ArrayAccumulator(type, allocator));
  }

  @Override
  public void reserveGroups(int groupCount) {
    chains.reserveGroups(groupCount);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      append(groupIds[row], arguments[0], row);
    }
  }

  private void append(int group, Vector values, int row) {
    int entry = log.length();
    chains.reserveEntry(entry);
    log.append(values, row);
    chains.append(group, entry);
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    sameGroup = SameGroup.fill(sameGroup, group, rows);
    update(sameGroup, arguments, rows);
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, Selection rows) {
    var arrays = (ListVector) states[0];
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (!arrays.isNull(row)) {
        for (int e = arrays.startAt(row); e < arrays.endAt(row); e++) {
          append(groupIds[row], arrays.elements(), e);
        }
      }
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    var entries = new EntryList();
    int[] ends = new int[count];
    boolean isAnyEmpty = false;
    for (int i = 0; i < count; i++) {
      int entry = chains.first(firstGroup + i);
      isAnyEmpty |= entry < 0;
      for (; entry >= 0; entry = chains.next(entry)) {
        entries.add(entry);
      }
      ends[i] = entries.count();
    }
    NativeBuffer offsets = ColumnLog.offsets(ends, count, allocator);
    @Nullable NativeBuffer validity = null;
    try {
      if (isAnyEmpty) {
        validity = NativeBuffer.allocate(allocator, Bits.bytesFor(count));
        for (int i = 0; i < count; i++) {
          Bits.put(validity.segment(), i, ends[i] > (i == 0 ? 0 : ends[i - 1]));
        }
      }
      Vector elements = log.gather(entries.entries(), entries.count());
      return new ListVector(type, count, offsets, elements, validity);
    } catch (RuntimeException e) {
      offsets.release();
      if (validity != null) {
        validity.release();
      }
      throw e;
    }
  }

  @Override
  public void reset() {
    log.clear();
    chains.clear();
  }

  @Override
  public void close() {
    log.close();
    chains.close();
  }
}
