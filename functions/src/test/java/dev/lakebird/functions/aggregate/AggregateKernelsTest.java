package dev.lakebird.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.AggregateKernel.Accumulator;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function over every type and kind of vector, against a plain fold.
final class AggregateKernelsTest {
  private static final EvaluationContext CONTEXT =
      new EvaluationContext(0, ZoneOffset.UTC, "user", 0, new Cancellation());
  private static final int GROUPS = 5;

  private BufferAllocator allocator;

  @BeforeEach
  void open() {
    allocator = Memory.root(1L << 30);
  }

  /// Closing fails on bytes that were not given back.
  @AfterEach
  void close() {
    allocator.close();
  }

  static List<AggregateCase> cases() {
    return AggregateCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithPlainFold(AggregateCase test) {
    long seed = System.nanoTime();
    System.out.println(test + ": seed " + seed);
    var random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      var input = new Input(test, random);
      AggregateKernel kernel = test.kernel();
      try (Accumulator direct = kernel.open(CONTEXT, allocator);
          Accumulator merged = kernel.open(CONTEXT, allocator);
          Accumulator partial = kernel.open(CONTEXT, allocator)) {
        merged.reserveGroups(GROUPS);
        for (List<Value> rows : input.batches) {
          input.feed(rows, direct, partial);
          merge(kernel, partial, merged);
          partial.reset();
        }
        direct.reserveGroups(GROUPS);
        check(test, input, kernel, direct);
        check(test, input, kernel, merged);
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + " of seed " + seed, e);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singleGroupAgreesWithPlainFold(AggregateCase test) {
    long seed = System.nanoTime();
    System.out.println(test + ": seed " + seed);
    var random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      var input = new Input(test, random);
      Collections.fill(input.groups, 0);
      AggregateKernel kernel = test.kernel();
      try (Accumulator single = kernel.open(CONTEXT, allocator)) {
        single.reserveGroups(1);
        for (List<Value> rows : input.batches) {
          input.feedSingle(rows, single);
        }
        single.reserveGroups(GROUPS);
        check(test, input, kernel, single);
      } catch (AssertionError e) {
        throw new AssertionError("round " + round + " of seed " + seed, e);
      }
    }
  }

  private static void merge(AggregateKernel kernel, Accumulator from, Accumulator into) {
    // Groups change their numbers on the way.
    for (int first = 0; first < GROUPS; first += 2) {
      int count = Math.min(2, GROUPS - first);
      List<Vector> states = from.exportState(first, count);
      for (int s = 0; s < states.size(); s++) {
        assertThat(states.get(s).type()).isEqualTo(kernel.stateTypes().get(s));
      }
      int[] ids = count == 1 ? new int[] {first} : new int[] {first, first + 1};
      into.merge(ids, states.toArray(Vector[]::new), Selection.all(count));
      states.forEach(Vector::release);
    }
  }

  private static void check(
      AggregateCase test, Input input, AggregateKernel kernel, Accumulator accumulator) {
    for (int g = 0; g < GROUPS; g++) {
      Value expected = test.fold().apply(input.rowsOf(g));
      Vector found;
      try {
        found = accumulator.finish(g, 1);
      } catch (LakebirdException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
        assertThat(expected.isNull()).isTrue();
        continue;
      }
      try {
        assertThat(found.type()).isEqualTo(kernel.result().type());
        assertSame(Vectors.read(found, 0), expected);
      } finally {
        found.release();
      }
    }
  }

  private static void assertSame(Value found, Value expected) {
    if (expected.isNull()) {
      assertThat(found.isNull()).as("%s is NULL", found).isTrue();
    } else if (expected instanceof Value.Float64Value v) {
      assertThat(((Value.Float64Value) found).value())
          .isCloseTo(v.value(), within(Math.max(1e-9, Math.abs(v.value()) * 1e-12)));
    } else if (expected instanceof Value.DecimalValue v) {
      assertThat(((Value.DecimalValue) found).value()).isEqualByComparingTo(v.value());
    } else {
      assertThat(found).isEqualTo(expected);
    }
  }

  /// Random batches of random vector kinds and selections, with the rows that each group received.
  private final class Input {
    final AggregateCase test;
    final Random random;
    final List<List<Value>> batches = new ArrayList<>();
    final List<List<Value>> byGroup = new ArrayList<>();
    final List<Integer> groups = new ArrayList<>();

    Input(AggregateCase test, Random random) {
      this.test = test;
      this.random = random;
      for (int g = 0; g < GROUPS; g++) {
        byGroup.add(new ArrayList<>());
      }
      double nulls = random.nextInt(3) / 2.5;
      for (int b = random.nextInt(5); b >= 0; b--) {
        List<Value> rows = new ArrayList<>();
        for (int r = random.nextInt(150); r > 0; r--) {
          rows.add(
              random.nextDouble() < nulls
                  ? Value.nullOf(test.type().type())
                  : test.values().apply(random));
        }
        batches.add(rows);
      }
      for (int r = 0; r < 150; r++) {
        // Group 3 stays empty.
        groups.add(random.nextInt(10) == 0 ? 4 : random.nextInt(3));
      }
    }

    List<Value> rowsOf(int group) {
      return byGroup.get(group);
    }

    void feed(List<Value> rows, Accumulator direct, Accumulator partial) {
      int[] ids = groups.stream().mapToInt(g -> g).toArray();
      withVector(
          rows,
          (vector, selection) -> {
            direct.reserveGroups(GROUPS);
            direct.update(ids, new Vector[] {vector}, selection);
            partial.reserveGroups(GROUPS);
            partial.update(ids, new Vector[] {vector}, selection);
          });
    }

    void feedSingle(List<Value> rows, Accumulator single) {
      withVector(
          rows, (vector, selection) -> single.updateGroup(0, new Vector[] {vector}, selection));
    }

    private void withVector(
        List<Value> rows, java.util.function.BiConsumer<Vector, Selection> use) {
      List<Value> shown = rows;
      VectorType type = test.type();
      Vector vector =
          switch (random.nextInt(4)) {
            case 0 -> {
              Value value = rows.isEmpty() ? Value.nullOf(type.type()) : rows.getFirst();
              shown = Collections.nCopies(rows.size(), value);
              yield VectorBuilder.constant(type, value, rows.size(), allocator);
            }
            case 1 -> TestColumns.dictionary(type, rows, allocator);
            default -> VectorBuilder.build(type, rows, allocator);
          };
      // Dictionaries of nested values do not flatten; these read row by row.
      Selection selection = selection(rows.size());
      for (int k = 0; k < selection.count(); k++) {
        int row = selection.row(k);
        byGroup.get(groups.get(row)).add(shown.get(row));
      }
      use.accept(vector, selection);
      vector.release();
    }

    private Selection selection(int length) {
      if (random.nextBoolean()) {
        return Selection.all(length);
      }
      int[] rows = new int[length];
      int count = 0;
      for (int r = 0; r < length; r++) {
        if (random.nextInt(3) > 0) {
          rows[count++] = r;
        }
      }
      return Selection.of(rows, count);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusedReservationLeavesStates(AggregateCase test) {
    BufferAllocator little = Memory.child(allocator, "little", 1 << 16);
    Vector values =
        VectorBuilder.build(test.type(), List.of(test.values().apply(new Random(1))), allocator);
    try (little;
        Accumulator states = test.kernel().open(CONTEXT, little)) {
      states.reserveGroups(1);
      states.updateGroup(0, new Vector[] {values}, Selection.all(1));
      List<Value> before = read(states, 1);
      assertThatThrownBy(() -> states.reserveGroups(1 << 20))
          .extracting(e -> ((LakebirdException) e).code())
          .isEqualTo(ErrorCode.RESOURCES_EXCEEDED);
      assertThat(read(states, 1)).isEqualTo(before);
    } finally {
      values.release();
    }
  }

  private static List<Value> read(Accumulator states, int count) {
    Vector results = states.finish(0, count);
    try {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        values.add(Vectors.read(results, i));
      }
      return values;
    } finally {
      results.release();
    }
  }
}
