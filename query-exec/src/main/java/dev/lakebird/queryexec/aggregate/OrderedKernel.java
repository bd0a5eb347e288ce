package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.aggregate.ArrayAgg;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// An aggregate over the rows of a group in an order of its own, or over the first of them, or over those
/// with the least key. Keeps the arguments and keys of all rows of its groups, as ARRAY_AGG of structs
/// does, and sorts them group by group at the end.
///
/// @param kernel the aggregate over the first arguments
/// @param types of its arguments and the keys behind them
/// @param argumentCount how many of them are arguments
/// @param keys the order; their columns count from the first argument
/// @param limit how many rows of a group count, in that order
/// @param leastOnly whether only the rows count that are the first by the first key, which is not NULL
/// @param skipNulls whether rows whose first argument is NULL are passed over
public record OrderedKernel(
    AggregateKernel kernel,
    List<VectorType> types,
    int argumentCount,
    List<Key> keys,
    long limit,
    boolean leastOnly,
    boolean skipNulls)
    implements AggregateKernel {
  public OrderedKernel {
    types = List.copyOf(types);
    keys = List.copyOf(keys);
  }

  /// One key of the order.
  public record Key(int column, boolean descending, boolean nullsFirst) {}

  private AggregateKernel collecting() {
    var struct =
        new VectorType(
            new SqlType.Struct(types.stream().map(t -> SqlType.Field.anonymous(t.type())).toList()),
            Layout.STRUCT,
            0,
            types);
    var call =
        new BoundCall(List.of(BoundCall.Argument.of(struct)), SqlType.array(struct.type()), false);
    return new ArrayAgg().bind(call);
  }

  @Override
  public BoundCall.Result result() {
    return kernel.result();
  }

  @Override
  public List<VectorType> stateTypes() {
    return collecting().stateTypes();
  }

  @Override
  public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
    AggregateKernel collecting = collecting();
    return new ForwardingAccumulator(collecting.open(context, allocator)) {
      private int[] kept = new int[0];

      @Override
      public void update(int[] groupIds, Vector[] arguments, Selection rows) {
        Selection counted = counted(arguments, rows);
        if (counted.count() > 0) {
          inner.update(groupIds, structs(arguments), counted);
        }
      }

      @Override
      public void updateGroup(int group, Vector[] arguments, Selection rows) {
        Selection counted = counted(arguments, rows);
        if (counted.count() > 0) {
          inner.updateGroup(group, structs(arguments), counted);
        }
      }

      private Vector[] structs(Vector[] arguments) {
        VectorType type = collecting.stateTypes().getFirst().element();
        return new Vector[] {
          new StructVector(type, arguments[0].length(), List.of(arguments), null)
        };
      }

      private Selection counted(Vector[] arguments, Selection rows) {
        int key = keys.isEmpty() ? 0 : keys.getFirst().column();
        boolean byKey = leastOnly && arguments[key].mayHaveNulls();
        boolean byValue = skipNulls && arguments[0].mayHaveNulls();
        if (!byKey && !byValue) {
          return rows;
        }
        if (kept.length < rows.count()) {
          kept = new int[rows.count()];
        }
        int count = 0;
        for (int k = 0; k < rows.count(); k++) {
          int row = rows.row(k);
          if (!(byKey && arguments[key].isNull(row)) && !(byValue && arguments[0].isNull(row))) {
            kept[count++] = row;
          }
        }
        return Selection.of(kept, count);
      }

      @Override
      public Vector finish(int firstGroup, int count) {
        Vector lists = inner.finish(firstGroup, count);
        try (Accumulator last = kernel.open(context, allocator)) {
          last.reserveGroups(count);
          aggregate((ListVector) lists, count, last, allocator);
          return last.finish(0, count);
        } finally {
          lists.release();
        }
      }
    };
  }

  private void aggregate(
      ListVector lists, int count, Accumulator target, BufferAllocator allocator) {
    var structs = (StructVector) lists.elements();
    var order = new GroupOrder(structs, keys);
    int total = 0;
    int[] rows = new int[structs.length()];
    int[] groups = new int[structs.length()];
    for (int group = 0; group < count; group++) {
      if (lists.isNull(group)) {
        continue;
      }
      int start = lists.startAt(group);
      int[] sorted = order.sorted(start, lists.endAt(group));
      for (int i = 0; i < sorted.length && i < limit; i++) {
        if (leastOnly && order.compareFirst(sorted[0], sorted[i]) != 0) {
          break;
        }
        rows[total] = sorted[i];
        groups[total++] = group;
      }
    }
    Vector[] arguments = new Vector[argumentCount];
    ColumnBuffer[] buffers = new ColumnBuffer[argumentCount];
    try {
      for (int a = 0; a < argumentCount; a++) {
        buffers[a] = new ColumnBuffer(types.get(a), allocator);
        buffers[a].appendRows(structs.child(a), rows, total);
        arguments[a] = buffers[a].view();
      }
      target.update(groups, arguments, Selection.all(total));
    } finally {
      for (ColumnBuffer buffer : buffers) {
        if (buffer != null) {
          buffer.close();
        }
      }
    }
  }
}
