package dev.lakebird.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.memory.NativeLayouts;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/// Runs a kernel over every kind of vector and compares each row with an oracle: flat, constant and
/// dictionary arguments in every mixture, all rows and selected ones, errors with and without SAFE. Owns
/// its memory and fails on leaks.
public final class KernelHarness implements AutoCloseable {
  public static final EvaluationContext CONTEXT =
      new EvaluationContext(1_767_225_600_000_000L, ZoneOffset.UTC, "ada", 7, new Cancellation());

  private final BufferAllocator allocator = Memory.root(1L << 30);
  private final String description;

  public KernelHarness(String description) {
    this.description = description;
  }

  /// How an argument's vectors lie.
  public record Input(VectorType type, Optional<ValueBounds> bounds) {
    public static Input of(VectorType type) {
      return new Input(type, Optional.empty());
    }

    public static Input of(SqlType type) {
      return of(VectorType.of(type));
    }
  }

  /// What a row gives; it throws where the row is an error.
  public interface Oracle extends Function<List<Value>, Value> {}

  /// Checks a function over rows of arguments against an oracle.
  public void check(
      SqlFunction function,
      List<Input> inputs,
      SqlType resultType,
      List<List<Value>> rows,
      Oracle oracle) {
    List<Optional<Value>> expected = rows.stream().map(row -> expected(oracle, row)).toList();
    for (int shape = 0; shape < 1 << Math.min(inputs.size(), 3); shape++) {
      for (boolean dictionary : new boolean[] {false, true}) {
        checkColumns(function, inputs, resultType, rows, expected, shape, dictionary);
      }
    }
    for (int row = 0; row < Math.min(rows.size(), 40); row++) {
      checkConstants(function, inputs, resultType, rows, oracle, row);
    }
  }

  /// Checks a function over rows whose last value is the result, absent where the row is an error.
  public void checkTable(
      String function, SqlType resultType, List<SqlType> types, List<Case> cases) {
    SqlFunction found = Functions.find(function).orElseThrow();
    List<Input> inputs = types.stream().map(Input::of).toList();
    List<List<Value>> rows = cases.stream().map(Case::arguments).toList();
    List<Optional<Value>> expected = cases.stream().map(Case::result).toList();
    for (int shape = 0; shape < 1 << Math.min(inputs.size(), 3); shape++) {
      checkColumns(found, inputs, resultType, rows, expected, shape, true);
    }
    for (int i = 0; i < rows.size(); i++) {
      checkOneRow(found, inputs, resultType, rows.get(i), expected.get(i));
    }
  }

  /// Arguments and the result, absent for an error.
  public record Case(List<Value> arguments, Optional<Value> result) {
    public static Case of(Value result, Value... arguments) {
      return new Case(List.of(arguments), Optional.of(result));
    }

    public static Case error(Value... arguments) {
      return new Case(List.of(arguments), Optional.empty());
    }
  }

  /// All arguments but the first, and then all, as constants that are known when binding.
  private void checkOneRow(
      SqlFunction function,
      List<Input> inputs,
      SqlType resultType,
      List<Value> row,
      Optional<Value> expected) {
    for (int firstConstant = 0; firstConstant < 2; firstConstant++) {
      Vector[] vectors = new Vector[inputs.size()];
      List<BoundCall.Argument> arguments = new ArrayList<>();
      for (int i = 0; i < vectors.length; i++) {
        VectorType type = inputs.get(i).type();
        boolean constant = i >= firstConstant;
        vectors[i] =
            constant
                ? VectorBuilder.constant(type, row.get(i), 4, allocator)
                : VectorBuilder.build(
                    type, java.util.Collections.nCopies(4, row.get(i)), allocator);
        arguments.add(
            new BoundCall.Argument(
                type,
                Optional.empty(),
                true,
                constant ? Optional.of(row.get(i)) : Optional.empty()));
      }
      compareAll(
          function, arguments, resultType, vectors, 4, java.util.Collections.nCopies(4, expected));
      for (Vector vector : vectors) {
        vector.release();
      }
    }
  }

  private static Optional<Value> expected(Oracle oracle, List<Value> row) {
    try {
      return Optional.of(oracle.apply(row));
    } catch (LakebirdException e) {
      return Optional.empty();
    }
  }

  /// Arguments in the bits of `shape` are of the kind under test, the others flat.
  private void checkColumns(
      SqlFunction function,
      List<Input> inputs,
      SqlType resultType,
      List<List<Value>> rows,
      List<Optional<Value>> expected,
      int shape,
      boolean dictionary) {
    Vector[] vectors = new Vector[inputs.size()];
    for (int i = 0; i < vectors.length; i++) {
      int column = i;
      List<Value> values = rows.stream().map(r -> r.get(column)).toList();
      vectors[i] =
          dictionary && (shape >> i & 1) != 0
              ? dictionary(inputs.get(i).type(), values)
              : VectorBuilder.build(inputs.get(i).type(), values, allocator);
    }
    List<BoundCall.Argument> arguments = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      arguments.add(
          new BoundCall.Argument(
              inputs.get(i).type(), inputs.get(i).bounds(), true, Optional.empty()));
    }
    compareAll(function, arguments, resultType, vectors, rows.size(), expected);
    for (Vector vector : vectors) {
      vector.release();
    }
  }

  /// One row's values as constants beside the columns of all rows.
  private void checkConstants(
      SqlFunction function,
      List<Input> inputs,
      SqlType resultType,
      List<List<Value>> rows,
      Oracle oracle,
      int constantRow) {
    for (int shape = 1; shape < 1 << Math.min(inputs.size(), 3); shape++) {
      Vector[] vectors = new Vector[inputs.size()];
      List<BoundCall.Argument> arguments = new ArrayList<>();
      List<List<Value>> seen = new ArrayList<>();
      int mask = shape;
      for (List<Value> row : rows) {
        List<Value> mixed = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
          mixed.add((mask >> i & 1) != 0 ? rows.get(constantRow).get(i) : row.get(i));
        }
        seen.add(mixed);
      }
      for (int i = 0; i < vectors.length; i++) {
        int column = i;
        Input input = inputs.get(i);
        if ((shape >> i & 1) != 0) {
          Value value = rows.get(constantRow).get(i);
          vectors[i] = VectorBuilder.constant(input.type(), value, rows.size(), allocator);
          arguments.add(
              new BoundCall.Argument(
                  input.type(), input.bounds(), value.isNull(), Optional.of(value)));
        } else {
          vectors[i] =
              VectorBuilder.build(
                  input.type(), rows.stream().map(r -> r.get(column)).toList(), allocator);
          arguments.add(
              new BoundCall.Argument(input.type(), input.bounds(), true, Optional.empty()));
        }
      }
      List<Optional<Value>> expected = seen.stream().map(r -> expected(oracle, r)).toList();
      compareAll(function, arguments, resultType, vectors, rows.size(), expected);
      for (Vector vector : vectors) {
        vector.release();
      }
    }
  }

  private void compareAll(
      SqlFunction function,
      List<BoundCall.Argument> arguments,
      SqlType resultType,
      Vector[] vectors,
      int length,
      List<Optional<Value>> expected) {
    int[] third = new int[length];
    int[] good = new int[length];
    int thirds = 0;
    int goods = 0;
    for (int i = 0; i < length; i++) {
      if (i % 3 == 1) {
        third[thirds++] = i;
      }
      if (expected.get(i).isPresent()) {
        good[goods++] = i;
      }
    }
    List<Selection> selections =
        List.of(
            Selection.all(length),
            Selection.of(third, thirds),
            Selection.of(good, goods),
            Selection.of(new int[0], 0));
    for (Selection rows : selections) {
      boolean fails = false;
      for (int k = 0; k < rows.count(); k++) {
        fails |= expected.get(rows.row(k)).isEmpty();
      }
      var call = new BoundCall(arguments, resultType, false);
      var safeCall = new BoundCall(arguments, resultType, true);
      if (fails) {
        assertThatThrownBy(() -> compare(function, call, vectors, rows, expected))
            .as(description)
            .isInstanceOf(LakebirdException.class);
      } else {
        compare(function, call, vectors, rows, expected);
      }
      if (function instanceof ScalarFunction) {
        compare(function, safeCall, vectors, rows, expected);
      }
    }
  }

  private void compare(
      SqlFunction function,
      BoundCall call,
      Vector[] vectors,
      Selection rows,
      List<Optional<Value>> expected) {
    try (var frame = new KernelFrame(CONTEXT, allocator, call.safe())) {
      for (int round = 0; round < 2; round++) {
        Vector result = evaluate(function, call, frame, vectors, rows);
        for (int k = 0; k < rows.count(); k++) {
          int row = rows.row(k);
          Value want = expected.get(row).orElse(Value.nullOf(call.resultType()));
          assertSame(function, vectors, row, Vectors.read(result, row), want);
        }
      }
      if (function instanceof ScalarFunction scalar
          && scalar.bind(call) instanceof PredicateKernel predicate) {
        compareSelection(predicate, frame.safe(), vectors, rows, expected);
      }
    }
  }

  private void compareSelection(
      PredicateKernel kernel,
      boolean safe,
      Vector[] vectors,
      Selection rows,
      List<Optional<Value>> expected) {
    try (var frame = new KernelFrame(CONTEXT, allocator, safe)) {
      int[] out = new int[vectors[0].length()];
      int kept = kernel.select(frame, vectors, rows, out);
      List<Integer> want = new ArrayList<>();
      for (int k = 0; k < rows.count(); k++) {
        if (expected.get(rows.row(k)).equals(Optional.of(Value.of(true)))) {
          want.add(rows.row(k));
        }
      }
      assertThat(java.util.Arrays.stream(out, 0, kept).boxed().toList())
          .as(description)
          .isEqualTo(want);
    }
  }

  /// Evaluates a scalar or conditional function once.
  public static Vector evaluate(
      SqlFunction function, BoundCall call, KernelFrame frame, Vector[] vectors, Selection rows) {
    return switch (function) {
      case ScalarFunction scalar -> {
        ScalarKernel kernel = scalar.bind(call);
        Vector result = kernel.evaluate(frame, vectors, rows);
        assertThat(result.type()).isEqualTo(kernel.result().type());
        yield result;
      }
      case ConditionalFunction conditional -> {
        List<ConditionalKernel.LazyArgument> lazy = new ArrayList<>();
        for (Vector vector : vectors) {
          lazy.add(new Given(vector));
        }
        ConditionalKernel kernel = conditional.bind(call);
        Vector result = kernel.evaluate(frame, lazy, vectors[0].length(), rows);
        assertThat(result.type()).isEqualTo(kernel.result().type());
        yield result;
      }
      default -> throw new IllegalArgumentException("Not a scalar function");
    };
  }

  private void assertSame(
      SqlFunction function, Vector[] vectors, int row, Value actual, Value want) {
    if (sameValue(actual, want)) {
      return;
    }
    List<Value> arguments = new ArrayList<>();
    for (Vector vector : vectors) {
      arguments.add(Vectors.read(vector, row));
    }
    assertThat(actual)
        .as("%s: %s%s at row %d", description, function.definition().name(), arguments, row)
        .isEqualTo(want);
  }

  /// Decimals are the same at any scale, and zeros whatever their sign.
  public static boolean sameValue(Value a, Value b) {
    if (a instanceof Value.DecimalValue x && b instanceof Value.DecimalValue y) {
      return x.value().compareTo(y.value()) == 0;
    }
    if (a instanceof Value.Float64Value x && b instanceof Value.Float64Value y) {
      return x.value() == y.value() || Double.isNaN(x.value()) && Double.isNaN(y.value());
    }
    return a.equals(b) || a.isNull() && b.isNull();
  }

  /// A dictionary vector of the values; entries are in order of appearance.
  public Vector dictionary(VectorType type, List<Value> values) {
    List<Value> entries = new ArrayList<>();
    NativeBuffer indices = NativeBuffer.allocate(allocator, values.size() * 4L);
    NativeBuffer validity = NativeBuffer.allocate(allocator, Bits.bytesFor(values.size()));
    Bits.fill(validity.segment(), values.size(), true);
    boolean nulls = false;
    for (int i = 0; i < values.size(); i++) {
      int entry = 0;
      if (values.get(i).isNull()) {
        nulls = true;
        Bits.clear(validity.segment(), i);
      } else {
        entry = entries.indexOf(values.get(i));
        if (entry < 0) {
          entry = entries.size();
          entries.add(values.get(i));
        }
      }
      indices.segment().set(NativeLayouts.INT, i * 4L, entry);
    }
    Vector dictionary = VectorBuilder.build(type, entries, allocator);
    if (!nulls) {
      validity.release();
    }
    return new DictionaryVector(values.size(), indices, dictionary, nulls ? validity : null);
  }

  public BufferAllocator allocator() {
    return allocator;
  }

  /// Values of a NUMERIC at a scale from unscaled longs.
  public static Value numeric(long unscaled, int scale) {
    return Value.numeric(new BigDecimal(BigInteger.valueOf(unscaled), scale));
  }

  @Override
  public void close() {
    assertThat(allocator.getAllocatedMemory()).as("leaked bytes: " + description).isZero();
    allocator.close();
  }

  /// An argument that is evaluated already; it insists on ascending rows.
  private record Given(Vector vector) implements ConditionalKernel.LazyArgument {
    @Override
    public Vector evaluate(Selection rows) {
      var ascending = new TreeSet<Integer>();
      for (int k = 0; k < rows.count(); k++) {
        assertThat(ascending.isEmpty() || ascending.last() < rows.row(k)).isTrue();
        ascending.add(rows.row(k));
      }
      return vector;
    }

    @Override
    public Selection select(Selection rows) {
      int[] out = new int[rows.count()];
      int kept = 0;
      for (int k = 0; k < rows.count(); k++) {
        if (Vectors.read(vector, rows.row(k)).equals(Value.of(true))) {
          out[kept++] = rows.row(k);
        }
      }
      return Selection.of(out, kept);
    }
  }

  /// Whether the vector is a constant, for tests of folding.
  public static boolean isConstant(Vector vector) {
    return vector instanceof ConstantVector;
  }
}
