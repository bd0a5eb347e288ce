package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Aggregates whose states are objects; a serialised state is one BYTES value. The memory of all states
/// is estimated by themselves and reserved of the allocator. A group without rows has no state, and is
/// what `empty` says.
record ObjectAggregate(BoundCall.Result result, Value empty, Supplier<GroupState> states)
    implements AggregateKernel {
  @Override
  public List<VectorType> stateTypes() {
    return List.of(VectorType.BYTES);
  }

  @Override
  public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
    return new States(context, allocator);
  }

  private final class States implements Accumulator {
    private static final int OBJECT_BYTES = 32;

    private final EvaluationContext context;
    private final BufferAllocator allocator;

    /// Memory that is never touched and stands for the objects on the heap.
    private final List<NativeBuffer> reservations = new ArrayList<>();

    private @Nullable GroupState[] groups = {};
    private long used;
    private long reserved;

    States(EvaluationContext context, BufferAllocator allocator) {
      this.context = context;
      this.allocator = allocator;
    }

    @Override
    public void reserveGroups(int groupCount) {
      if (groupCount > groups.length) {
        int length = Math.max(groupCount, groups.length * 2);
        reserve(used + (long) (length - groups.length) * OBJECT_BYTES);
        used += (long) (length - groups.length) * OBJECT_BYTES;
        groups = Arrays.copyOf(groups, length);
      }
    }

    private void reserve(long bytes) {
      while (bytes > reserved) {
        long step = Math.clamp(Math.max(bytes - reserved, reserved / 8), 1L << 12, 1L << 28);
        reservations.add(NativeBuffer.allocate(allocator, step));
        reserved += step;
      }
    }

    private GroupState state(int group) {
      GroupState state = groups[group];
      if (state == null) {
        state = states.get();
        groups[group] = state;
        used += state.bytes();
      }
      return state;
    }

    @Override
    public void update(int[] groupIds, Vector[] arguments, Selection rows) {
      var row = new Row(arguments, context);
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int index = rows.row(k);
        add(groupIds[index], row.at(index));
      }
      reserve(used);
    }

    @Override
    public void updateGroup(int group, Vector[] arguments, Selection rows) {
      var row = new Row(arguments, context);
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        add(group, row.at(rows.row(k)));
      }
      reserve(used);
    }

    private void add(int group, Row row) {
      GroupState state = state(group);
      used -= state.bytes();
      state.add(row);
      used += state.bytes();
    }

    @Override
    public void merge(int[] groupIds, Vector[] vectors, Selection rows) {
      var row = new Row(vectors, context);
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int index = rows.row(k);
        row.at(index);
        if (!row.isNull(0)) {
          GroupState state = state(groupIds[index]);
          used -= state.bytes();
          state.merge(row.textAt(0).toBytes());
          used += state.bytes();
        }
      }
      reserve(used);
    }

    @Override
    public List<Vector> exportState(int firstGroup, int count) {
      try (var column = new VectorBuilder(VectorType.BYTES, allocator)) {
        for (int i = firstGroup; i < firstGroup + count; i++) {
          GroupState state = i < groups.length ? groups[i] : null;
          if (state == null) {
            column.appendNull();
          } else {
            column.appendBytes(state.export());
          }
        }
        return List.of(column.build());
      }
    }

    @Override
    public Vector finish(int firstGroup, int count) {
      try (var column = new VectorBuilder(result.type(), allocator)) {
        for (int i = firstGroup; i < firstGroup + count; i++) {
          GroupState state = i < groups.length ? groups[i] : null;
          column.append(state == null ? empty : state.result());
        }
        return column.build();
      }
    }

    @Override
    public void reset() {
      groups = new GroupState[0];
      reservations.forEach(NativeBuffer::release);
      reservations.clear();
      used = 0;
      reserved = 0;
    }

    @Override
    public void close() {
      reset();
    }
  }

  /// The kernel of a call, NULL for groups without rows.
  static AggregateKernel of(BoundCall call, Supplier<GroupState> states) {
    return new ObjectAggregate(
        BoundCall.Result.of(VectorType.of(call.resultType())),
        Value.nullOf(call.resultType()),
        states);
  }
}
