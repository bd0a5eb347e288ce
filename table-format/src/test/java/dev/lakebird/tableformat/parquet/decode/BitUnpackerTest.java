package dev.lakebird.tableformat.parquet.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.memory.NativeLayouts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitUnpackerTest {
  @Test
  void everyWidthUnpacksAsBitByBit() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (Arena arena = Arena.ofConfined()) {
      for (int width = 0; width <= 32; width++) {
        int groups = 1 + random.nextInt(40);
        long offset = random.nextInt(9);
        MemorySegment data =
            arena.allocate(offset + (long) groups * width + ChunkBytes.SLACK_BYTES);
        for (long i = 0; i < data.byteSize(); i++) {
          data.set(NativeLayouts.BYTE, i, (byte) random.nextInt());
        }
        int[] values = new int[groups * 8 + 3];
        BitUnpacker.unpack(data, offset, width, values, 3, groups * 8);
        for (int i = 0; i < groups * 8; i++) {
          assertThat(values[3 + i])
              .as("seed %d, width %d, value %d", seed, width, i)
              .isEqualTo(bitByBit(data, offset, width, i));
        }
      }
    }
  }

  private static int bitByBit(MemorySegment data, long offset, int width, int position) {
    int value = 0;
    for (int b = 0; b < width; b++) {
      long bit = (long) position * width + b;
      int one = data.get(NativeLayouts.BYTE, offset + bit / 8) >>> bit % 8 & 1;
      value |= one << b;
    }
    return value;
  }
}
