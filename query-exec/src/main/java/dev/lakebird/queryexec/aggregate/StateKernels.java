package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Kernels made of others: an aggregate in two steps, one whose result is the serialised state as a
/// struct and one that takes such structs and gives the result; an aggregate that sees no NULLs.
public final class StateKernels {
  private StateKernels() {}

  /// The aggregate with its state as the result.
  public static AggregateKernel exporting(AggregateKernel kernel) {
    return new Exporting(kernel);
  }

  /// The aggregate over states of [#exporting].
  public static AggregateKernel merging(AggregateKernel kernel) {
    return new Merging(kernel);
  }

  /// The aggregate over the rows whose first argument is not NULL: `IGNORE NULLS`.
  public static AggregateKernel ignoringNulls(AggregateKernel kernel) {
    return new IgnoringNulls(kernel);
  }

  private static VectorType structOf(List<VectorType> states) {
    return new VectorType(
        new SqlType.Struct(states.stream().map(s -> SqlType.Field.anonymous(s.type())).toList()),
        Layout.STRUCT,
        0,
        states);
  }

  private record Exporting(AggregateKernel kernel) implements AggregateKernel {
    @Override
    public BoundCall.Result result() {
      return new BoundCall.Result(structOf(kernel.stateTypes()), Optional.empty(), false);
    }

    @Override
    public List<VectorType> stateTypes() {
      return kernel.stateTypes();
    }

    @Override
    public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
      return new Forwarding(kernel.open(context, allocator)) {
        @Override
        public Vector finish(int firstGroup, int count) {
          return new StructVector(
              result().type(), count, inner.exportState(firstGroup, count), null);
        }
      };
    }
  }

  private record Merging(AggregateKernel kernel) implements AggregateKernel {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }

    @Override
    public List<VectorType> stateTypes() {
      return kernel.stateTypes();
    }

    @Override
    public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
      return new Forwarding(kernel.open(context, allocator)) {
        private int[] groupIds = new int[0];

        @Override
        public void update(int[] groupIds, Vector[] arguments, Selection rows) {
          inner.merge(groupIds, states(arguments), rows);
        }

        @Override
        public void updateGroup(int group, Vector[] arguments, Selection rows) {
          if (groupIds.length < arguments[0].length()) {
            groupIds = new int[arguments[0].length()];
          }
          Arrays.fill(groupIds, group);
          inner.merge(groupIds, states(arguments), rows);
        }
      };
    }

    private static Vector[] states(Vector[] arguments) {
      return ((StructVector) arguments[0]).children().toArray(Vector[]::new);
    }
  }

  private record IgnoringNulls(AggregateKernel kernel) implements AggregateKernel {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }

    @Override
    public List<VectorType> stateTypes() {
      return kernel.stateTypes();
    }

    @Override
    public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
      return new Forwarding(kernel.open(context, allocator)) {
        private int[] kept = new int[0];

        @Override
        public void update(int[] groupIds, Vector[] arguments, Selection rows) {
          inner.update(groupIds, arguments, notNull(arguments[0], rows));
        }

        @Override
        public void updateGroup(int group, Vector[] arguments, Selection rows) {
          inner.updateGroup(group, arguments, notNull(arguments[0], rows));
        }

        private Selection notNull(Vector argument, Selection rows) {
          if (!argument.mayHaveNulls()) {
            return rows;
          }
          if (kept.length < rows.count()) {
            kept = new int[rows.count()];
          }
          int count = 0;
          for (int k = 0; k < rows.count(); k++) {
            int row = rows.row(k);
            kept[count] = row;
            count += argument.isNull(row) ? 0 : 1;
          }
          return Selection.of(kept, count);
        }
      };
    }
  }

  /// An accumulator that passes everything on.
  private abstract static class Forwarding implements AggregateKernel.Accumulator {
    final AggregateKernel.Accumulator inner;

    Forwarding(AggregateKernel.Accumulator inner) {
      this.inner = inner;
    }

    @Override
    public void reserveGroups(int groupCount) {
      inner.reserveGroups(groupCount);
    }

    @Override
    public void update(int[] groupIds, Vector[] arguments, Selection rows) {
      inner.update(groupIds, arguments, rows);
    }

    @Override
    public void updateGroup(int group, Vector[] arguments, Selection rows) {
      inner.updateGroup(group, arguments, rows);
    }

    @Override
    public void merge(int[] groupIds, Vector[] states, Selection rows) {
      inner.merge(groupIds, states, rows);
    }

    @Override
    public List<Vector> exportState(int firstGroup, int count) {
      return inner.exportState(firstGroup, count);
    }

    @Override
    public Vector finish(int firstGroup, int count) {
      return inner.finish(firstGroup, count);
    }

    @Override
    public void reset() {
      inner.reset();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
