package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeltaEncoderTest {
  @Test
  void valuesOfEveryWidthComeBack() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int bits = 0; bits <= 64; bits++) {
      for (int count : new int[] {0, 1, 2, 32, 33, 34, 128, 129, 130, 1000}) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = bits == 0 ? 7 : random.nextLong() >> 64 - bits;
        }
        assertThat(decoded(encoded(values, 8), 64))
            .as("seed %d, bits %d", seed, bits)
            .isEqualTo(values);
        if (bits <= 32) {
          assertThat(decoded(encoded(values, 4), 32))
              .as("seed %d, bits %d", seed, bits)
              .isEqualTo(values);
        }
      }
    }
  }

  @Test
  void differencesWrapAround() {
    long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Long.MIN_VALUE, 1, Long.MAX_VALUE};
    assertThat(decoded(encoded(longs, 8), 64)).isEqualTo(longs);
    long[] ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, Integer.MIN_VALUE, 1};
    assertThat(decoded(encoded(ints, 4), 32)).isEqualTo(ints);
  }

  @Test
  void equalStepsTakeNoBits() {
    long[] values = new long[10_000];
    Arrays.setAll(values, i -> 1_000_000L + 3L * i);
    assertThat(encoded(values, 8)).hasSizeLessThan(500);
  }

  private static long[] decoded(byte[] bytes, int bits) {
    var buffer = java.nio.ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] values = SpecificationReader.deltas(buffer, bits);
    assertThat(buffer.hasRemaining()).isFalse();
    return values;
  }

  private static byte[] encoded(long[] values, int width) {
    try (var allocator = Memory.root(1 << 20);
        var source = new GrowingBuffer(allocator);
        var out = new GrowingBuffer(allocator)) {
      MemorySegment segment = source.reserve((values.length + 1L) * width);
      for (int i = 0; i < values.length; i++) {
        if (width == 8) {
          segment.set(LONG, (i + 1L) << 3, values[i]);
        } else {
          segment.set(INT, (i + 1L) << 2, (int) values[i]);
        }
      }
      new DeltaEncoder().encode(segment, width, values.length, width, out);
      return out.content().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }
  }
}
