package dev.lakebird.types.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is put into a vector is what is read from it, NULLs included, and its memory is given back.
class VectorsTest {
  private static final int ROWS = 1_000;

  private final BufferAllocator allocator = Memory.root(Long.MAX_VALUE);

  @AfterEach
  void closeAllocator() {
    // Throws where a vector was not released.
    allocator.close();
  }

  private void survives(VectorType type, Function<Random, Value> values) {
    long seed = System.nanoTime();
    System.out.println("VectorsTest seed " + seed);
    var random = new Random(seed);
    List<Value> written = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      written.add(random.nextInt(5) == 0 ? Value.nullOf(type.type()) : values.apply(random));
    }
    Vector vector = VectorBuilder.build(type, written, allocator);
    try {
      for (int row = 0; row < ROWS; row++) {
        assertThat(vector.isNull(row)).isEqualTo(written.get(row).isNull());
        assertThat(Vectors.read(vector, row)).isEqualTo(written.get(row));
      }
    } finally {
      vector.release();
    }
  }

  @Test
  void numbersSurvive() {
    survives(VectorType.INT64, random -> Value.of(random.nextLong()));
    survives(VectorType.FLOAT64, random -> Value.of(random.nextGaussian()));
    survives(VectorType.BOOL, random -> Value.of(random.nextBoolean()));
    survives(
        VectorType.NUMERIC,
        random ->
            new Value.DecimalValue(SqlType.NUMERIC, BigDecimal.valueOf(random.nextLong(), 9)));
  }

  @Test
  void textSurvives() {
    survives(VectorType.STRING, random -> Value.of("ø".repeat(random.nextInt(40))));
  }

  @Test
  void momentsSurvive() {
    survives(VectorType.DATE, random -> new Value.DateValue(random.nextInt(100_000)));
    survives(VectorType.TIMESTAMP, random -> new Value.TimestampValue(random.nextLong(1L << 50)));
  }

  @Test
  void aConstantReadsTheSameInEveryRow() {
    Vector vector = VectorBuilder.constant(VectorType.STRING, Value.of("lake"), ROWS, allocator);
    try {
      assertThat(Vectors.read(vector, 0)).isEqualTo(Value.of("lake"));
      assertThat(Vectors.read(vector, ROWS - 1)).isEqualTo(Value.of("lake"));
    } finally {
      vector.release();
    }
  }

  @Test
  void selectionsNameTheirRows() {
    Selection some = Selection.of(new int[] {1, 5, 9, 77}, 3);
    assertThat(some.count()).isEqualTo(3);
    assertThat(some.isAll()).isFalse();
    assertThat(some.row(2)).isEqualTo(9);
    assertThat(some.endRow()).isEqualTo(10);
    assertThat(Selection.all(4).row(3)).isEqualTo(3);
  }
}
