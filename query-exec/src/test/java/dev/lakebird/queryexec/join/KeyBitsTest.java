package dev.lakebird.queryexec.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keys of the build side as bits, and the filter that they make.
class KeyBitsTest {
  private static final VectorType DATE = VectorType.of(SqlType.DATE);

  private final BufferAllocator memory = Memory.root(1L << 28);

  @AfterEach
  void nothingStaysInMemory() {
    memory.close();
  }

  @Test
  void rowsWithAKeyOfTheBuildSideAreSelected() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (VectorType type : List.of(VectorType.INT64, DATE)) {
      for (int range : new int[] {1, 63, 64, 65, 5_000}) {
        int least = random.nextInt(20_000) - 10_000;
        List<@Nullable Long> build = numbers(random, 300, least, range);
        List<@Nullable Long> probe = numbers(random, 1_000, least - 20, range + 40);
        assertThat(selected(type, build, probe, null))
            .as("seed %d, %s, range %d", seed, type, range)
            .isEqualTo(expected(build, probe, null));
        int[] some = random.ints(0, 1_000).distinct().limit(400).sorted().toArray();
        assertThat(selected(type, build, probe, some))
            .as("seed %d, %s, range %d, some rows", seed, type, range)
            .isEqualTo(expected(build, probe, some));
      }
    }
  }

  @Test
  void theGreatestIntegersAreFound() {
    List<@Nullable Long> build = List.of(Long.MAX_VALUE, Long.MAX_VALUE - 70);
    List<@Nullable Long> probe =
        List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE - 70, Long.MAX_VALUE);
    assertThat(selected(VectorType.INT64, build, probe, null)).containsExactly(3, 4);
    build = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1);
    assertThat(selected(VectorType.INT64, build, probe, null)).containsExactly(0);
  }

  @Test
  void keysThatLieFarApartHaveNoBits() {
    assertThat(bytesOfBits(List.of(0L, 1L << 30))).isZero();
    assertThat(bytesOfBits(List.of(Long.MIN_VALUE, Long.MAX_VALUE))).isZero();
    assertThat(bytesOfBits(List.of(0L, 1L << 12))).isPositive();
    assertThat(selected(VectorType.INT64, List.of(Long.MIN_VALUE, 5L), List.of(4L, 5L), null))
        .contains(1);
  }

  @Test
  void aBuildSideOfNullsSelectsNothing() {
    List<@Nullable Long> nulls = new ArrayList<>();
    nulls.add(null);
    assertThat(selected(VectorType.INT64, nulls, List.of(0L, 1L), null)).isEmpty();
  }

  private long bytesOfBits(List<@Nullable Long> build) {
    try (JoinTable table = table(VectorType.INT64, build)) {
      long before = memory.getAllocatedMemory();
      JoinRows rows = table.rows().getFirst();
      KeyBits unused = table.keyBits(0, rows.keyMin(0), rows.keyMax(0));
      return memory.getAllocatedMemory() - before;
    }
  }

  private List<Integer> selected(
      VectorType type,
      List<@Nullable Long> build,
      List<@Nullable Long> probe,
      int @Nullable [] some) {
    try (JoinTable table = table(type, build)) {
      var filter = KeyFilter.of(spec(type), 0, 0, table, memory);
      Batch batch = batch(type, probe);
      try (VectorPredicate.Tester tester = filter.predicate().open()) {
        Selection rows =
            some == null ? Selection.all(probe.size()) : Selection.of(some, some.length);
        Selection kept = tester.select(batch.columns(), rows);
        var found = new ArrayList<Integer>();
        for (int k = 0; k < kept.count(); k++) {
          found.add(kept.row(k));
        }
        return found;
      } finally {
        batch.release();
      }
    }
  }

  private static List<Integer> expected(
      List<@Nullable Long> build, List<@Nullable Long> probe, int @Nullable [] some) {
    Set<@Nullable Long> keys = new HashSet<>(build);
    var found = new ArrayList<Integer>();
    for (int k = 0; k < (some == null ? probe.size() : some.length); k++) {
      int row = some == null ? k : some[k];
      if (probe.get(row) != null && keys.contains(probe.get(row))) {
        found.add(row);
      }
    }
    return found;
  }

  private static List<@Nullable Long> numbers(Random random, int count, int least, int range) {
    List<@Nullable Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(random.nextInt(9) == 0 ? null : (long) least + random.nextInt(range));
    }
    return numbers;
  }

  private JoinTable table(VectorType type, List<@Nullable Long> build) {
    JoinSpec spec = spec(type);
    var rows = new JoinRows(spec, memory);
    Batch batch = batch(type, build);
    rows.reserve(batch);
    rows.add(batch);
    batch.release();
    var table = new JoinTable(spec, List.of(rows), memory);
    while (!table.ready().isDone()) {
      var unused = table.make();
    }
    return table;
  }

  private static JoinSpec spec(VectorType type) {
    return new JoinSpec(
        JoinKind.INNER,
        List.of(type),
        List.of(type),
        List.of(0),
        List.of(0),
        Optional.empty(),
        false);
  }

  private Batch batch(VectorType type, List<@Nullable Long> numbers) {
    List<Value> values = new ArrayList<>();
    for (Long number : numbers) {
      values.add(
          number == null
              ? Value.nullOf(type.type())
              : type.equals(DATE) ? new Value.DateValue(number.intValue()) : Value.of(number));
    }
    return Batch.of(List.of(VectorBuilder.build(type, values, memory)), values.size());
  }
}
