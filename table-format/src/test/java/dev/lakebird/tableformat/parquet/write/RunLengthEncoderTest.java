package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunLengthEncoderTest {
  @Test
  void indicesOfEveryWidthComeBack() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int width = 1; width <= 31; width++) {
      for (int count : new int[] {1, 7, 8, 9, 31, 32, 33, 1000, 4096}) {
        assertRoundTrip(random, width, count, "seed " + seed + " width " + width);
      }
    }
  }

  @Test
  void oneLongRunTakesAFewBytes() {
    try (var allocator = Memory.root(1 << 20);
        var values = new GrowingBuffer(allocator);
        var out = new GrowingBuffer(allocator)) {
      values.reserve(40_000).asSlice(0, 40_000).fill((byte) 0);
      RunLengthEncoder.encode(values.segment(), 0, 10_000, 5, out);
      assertThat(out.size()).isEqualTo(4);
    }
  }

  @Test
  void widthHoldsTheLastIndex() {
    assertThat(RunLengthEncoder.indexWidth(1)).isEqualTo(1);
    assertThat(RunLengthEncoder.indexWidth(2)).isEqualTo(1);
    assertThat(RunLengthEncoder.indexWidth(3)).isEqualTo(2);
    assertThat(RunLengthEncoder.indexWidth(256)).isEqualTo(8);
    assertThat(RunLengthEncoder.indexWidth(257)).isEqualTo(9);
  }

  private static void assertRoundTrip(Random random, int width, int count, String what) {
    int[] expected = new int[count];
    for (int i = 0; i < count; ) {
      int run = random.nextInt(3) == 0 ? 1 + random.nextInt(100) : 1;
      int value = random.nextInt() & (int) ((1L << width) - 1);
      for (int k = 0; k < run && i < count; k++) {
        expected[i++] = value;
      }
    }
    try (var allocator = Memory.root(1 << 20);
        var values = new GrowingBuffer(allocator);
        var out = new GrowingBuffer(allocator)) {
      MemorySegment segment = values.reserve(4L * (count + 3));
      MemorySegment.copy(expected, 0, segment, INT, 12, count);
      RunLengthEncoder.encode(segment, 3, count, width, out);
      byte[] bytes = out.content().toArray(BYTE);
      var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(SpecificationReader.hybrid(data, width, count)).as(what).isEqualTo(expected);
      assertThat(data.hasRemaining()).as(what).isFalse();
    }
  }
}
