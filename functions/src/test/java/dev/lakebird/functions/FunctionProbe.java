package dev.lakebird.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.memory.NativeLayouts;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/// Calls a scalar function over rows of argument values, as flat, dictionary, selected and constant
/// vectors, twice with the same frame, and expects the same results of all. Leaked bytes fail it.
public final class FunctionProbe {
  private final ScalarFunction function;
  private final SqlType resultType;
  private final List<VectorType> types = new ArrayList<>();
  private final List<Optional<Value>> constants = new ArrayList<>();
  private final List<List<Value>> columns = new ArrayList<>();
  private ZoneId zone = ZoneId.of("UTC");
  private long statementMicros;
  private boolean safe;

  private FunctionProbe(String name, SqlType resultType) {
    this.function = (ScalarFunction) Functions.find(name).orElseThrow();
    this.resultType = resultType;
  }

  public static FunctionProbe of(String name, SqlType resultType) {
    return new FunctionProbe(name, resultType);
  }

  /// A constant argument, such as a keyword.
  public FunctionProbe constant(Value value) {
    types.add(VectorType.of(value.type()));
    constants.add(Optional.of(value));
    columns.add(List.of());
    return this;
  }

  public FunctionProbe column(SqlType type, Value... values) {
    return column(VectorType.of(type), values);
  }

  public FunctionProbe column(VectorType type, Value... values) {
    types.add(type);
    constants.add(Optional.empty());
    columns.add(Arrays.asList(values));
    return this;
  }

  public FunctionProbe zone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  public FunctionProbe statementMicros(long micros) {
    statementMicros = micros;
    return this;
  }

  /// With the `SAFE.` prefix.
  public FunctionProbe safe() {
    safe = true;
    return this;
  }

  /// The one result of a call over constants only, or of the first row.
  public Value result() {
    var results = new Value[1];
    run(
        (allocator, frame, kernel) -> {
          Vector[] arguments = flat(allocator, 1);
          try {
            results[0] = Vectors.read(kernel.evaluate(frame, arguments, Selection.all(1)), 0);
          } finally {
            release(arguments);
          }
        });
    return results[0];
  }

  /// Expects one result a row over every kind of vector.
  public void gives(Value... expected) {
    int length = expected.length;
    run(
        (allocator, frame, kernel) -> {
          for (Supplier<Vector[]> vectors :
              List.<Supplier<Vector[]>>of(
                  () -> flat(allocator, length), () -> dictionaries(allocator, length))) {
            for (int round = 0; round < 2; round++) {
              Vector[] arguments = vectors.get();
              check(kernel, frame, arguments, Selection.all(length), expected);
              int[] odd = new int[length];
              int count = 0;
              for (int row = 1; row < length; row += 2) {
                odd[count++] = row;
              }
              check(kernel, frame, arguments, Selection.of(odd, count), expected);
              check(kernel, frame, arguments, Selection.all(0), expected);
              release(arguments);
            }
          }
          for (int row = 0; row < length; row++) {
            Vector[] arguments = constants(allocator, row, 3);
            Value[] repeated = {expected[row], expected[row], expected[row]};
            check(kernel, frame, arguments, Selection.all(3), repeated);
            check(kernel, frame, arguments, Selection.of(new int[] {2}, 1), repeated);
            release(arguments);
          }
          for (int c = 0; c < types.size(); c++) {
            mixed(allocator, frame, kernel, c, expected);
          }
        });
  }

  /// Argument `constantColumn` constant where its values are all alike, the others flat.
  private void mixed(
      BufferAllocator allocator,
      KernelFrame frame,
      ScalarKernel kernel,
      int constantColumn,
      Value[] expected) {
    List<Value> values = columns.get(constantColumn);
    if (constants.get(constantColumn).isPresent()
        || types.size() < 2
        || values.stream().distinct().count() != 1) {
      return;
    }
    Vector[] arguments = flat(allocator, expected.length);
    arguments[constantColumn].release();
    arguments[constantColumn] =
        VectorBuilder.constant(
            types.get(constantColumn), values.getFirst(), expected.length, allocator);
    check(kernel, frame, arguments, Selection.all(expected.length), expected);
    release(arguments);
  }

  private interface Body {
    void run(BufferAllocator allocator, KernelFrame frame, ScalarKernel kernel);
  }

  private void run(Body body) {
    List<BoundCall.Argument> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      arguments.add(new BoundCall.Argument(types.get(i), Optional.empty(), true, constants.get(i)));
    }
    ScalarKernel kernel = function.bind(new BoundCall(arguments, resultType, safe));
    var context = new EvaluationContext(statementMicros, zone, "someone", 42, new Cancellation());
    try (BufferAllocator allocator = Memory.root(1L << 30)) {
      try (BufferAllocator inputs = Memory.child(allocator, "inputs", 1L << 30);
          var frame = new KernelFrame(context, allocator, safe)) {
        body.run(inputs, frame, kernel);
      }
    }
  }

  private void check(
      ScalarKernel kernel,
      KernelFrame frame,
      Vector[] arguments,
      Selection rows,
      Value[] expected) {
    Vector result = kernel.evaluate(frame, arguments, rows);
    assertThat(result.type()).isEqualTo(kernel.result().type());
    assertThat(result.length()).isGreaterThanOrEqualTo(rows.endRow());
    for (int k = 0; k < rows.count(); k++) {
      int row = rows.row(k);
      assertThat(Vectors.read(result, row)).as("row " + row).isEqualTo(expected[row]);
    }
    if (kernel instanceof PredicateKernel predicate) {
      int[] kept = new int[arguments[0].length()];
      int count = predicate.select(frame, arguments, rows, kept);
      int[] wanted = new int[rows.count()];
      int next = 0;
      for (int k = 0; k < rows.count(); k++) {
        if (expected[rows.row(k)].equals(Value.of(true))) {
          wanted[next++] = rows.row(k);
        }
      }
      assertThat(Arrays.copyOf(kept, count)).isEqualTo(Arrays.copyOf(wanted, next));
    }
  }

  private Vector[] flat(BufferAllocator allocator, int length) {
    Vector[] vectors = new Vector[types.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] =
          constants.get(i).isPresent()
              ? VectorBuilder.constant(types.get(i), constants.get(i).get(), length, allocator)
              : VectorBuilder.build(types.get(i), columns.get(i), allocator);
    }
    return vectors;
  }

  private Vector[] constants(BufferAllocator allocator, int row, int length) {
    Vector[] vectors = new Vector[types.size()];
    for (int i = 0; i < vectors.length; i++) {
      Value value = constants.get(i).isPresent() ? constants.get(i).get() : columns.get(i).get(row);
      vectors[i] = VectorBuilder.constant(types.get(i), value, length, allocator);
    }
    return vectors;
  }

  private Vector[] dictionaries(BufferAllocator allocator, int length) {
    Vector[] vectors = new Vector[types.size()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] =
          constants.get(i).isPresent()
              ? VectorBuilder.constant(types.get(i), constants.get(i).get(), length, allocator)
              : dictionary(types.get(i), columns.get(i), allocator);
    }
    return vectors;
  }

  /// The values by index into their distinct ones.
  public static DictionaryVector dictionary(
      VectorType type, List<Value> values, BufferAllocator allocator) {
    List<Value> entries = values.stream().filter(v -> !v.isNull()).distinct().toList();
    NativeBuffer indices = NativeBuffer.allocate(allocator, values.size() * 4L);
    boolean hasNulls = values.stream().anyMatch(Value::isNull);
    NativeBuffer validity =
        hasNulls ? NativeBuffer.allocate(allocator, Bits.bytesFor(values.size())) : null;
    for (int row = 0; row < values.size(); row++) {
      int index = Math.max(0, entries.indexOf(values.get(row)));
      indices.segment().set(NativeLayouts.INT, row * 4L, index);
      if (validity != null) {
        Bits.put(validity.segment(), row, !values.get(row).isNull());
      }
    }
    return new DictionaryVector(
        values.size(), indices, VectorBuilder.build(type, entries, allocator), validity);
  }

  private static void release(Vector[] vectors) {
    for (Vector vector : vectors) {
      vector.release();
    }
  }
}
