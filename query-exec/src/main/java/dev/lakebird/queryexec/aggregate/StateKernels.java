package dev.lakebird.queryexec.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
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

  /// The aggregate over the rows whose last argument, an INT64 that the aggregate does not see, is a value.
  public static AggregateKernel onlyWhere(AggregateKernel kernel, long value) {
    return new Narrowing(
        kernel,
        (numbers, row) ->
            switch (numbers) {
              case FixedVector v -> v.longAt(row) == value;
              case ConstantVector v -> ((FixedVector) v.value()).longAt(0) == value;
              default -> throw LakebirdException.internal("No INT64: " + numbers.type());
            });
  }

  /// The aggregate over the rows whose last argument, a BOOL that the aggregate does not see, is TRUE.
  public static AggregateKernel filtered(AggregateKernel kernel) {
    return new Narrowing(kernel, StateKernels::isTrue);
  }

  private static boolean isTrue(Vector conditions, int row) {
    return !conditions.isNull(row)
        && switch (conditions) {
          case BitVector v -> v.at(row);
          case ConstantVector v -> ((BitVector) v.value()).at(0);
          case DictionaryVector v -> ((BitVector) v.dictionary()).at(v.indexAt(row));
          default -> throw LakebirdException.internal("No BOOL: " + conditions.type());
        };
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
      return new ForwardingAccumulator(kernel.open(context, allocator)) {
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
      return new ForwardingAccumulator(kernel.open(context, allocator)) {
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
      return new ForwardingAccumulator(kernel.open(context, allocator)) {
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

  /// Whether a row counts by the vector of the last argument.
  private interface Test {
    boolean counts(Vector vector, int row);
  }

  private record Narrowing(AggregateKernel kernel, Test test) implements AggregateKernel {
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
      return new ForwardingAccumulator(kernel.open(context, allocator)) {
        private int[] kept = new int[0];

        @Override
        public void update(int[] groupIds, Vector[] arguments, Selection rows) {
          Selection counted = counted(arguments[arguments.length - 1], rows);
          if (counted.count() > 0) {
            inner.update(groupIds, withoutLast(arguments), counted);
          }
        }

        @Override
        public void updateGroup(int group, Vector[] arguments, Selection rows) {
          Selection counted = counted(arguments[arguments.length - 1], rows);
          if (counted.count() > 0) {
            inner.updateGroup(group, withoutLast(arguments), counted);
          }
        }

        private Selection counted(Vector last, Selection rows) {
          if (kept.length < rows.count()) {
            kept = new int[rows.count()];
          }
          int count = 0;
          for (int k = 0; k < rows.count(); k++) {
            int row = rows.row(k);
            kept[count] = row;
            count += test.counts(last, row) ? 1 : 0;
          }
          return Selection.of(kept, count);
        }
      };
    }

    private static Vector[] withoutLast(Vector[] arguments) {
      return Arrays.copyOf(arguments, arguments.length - 1);
    }
  }
}
