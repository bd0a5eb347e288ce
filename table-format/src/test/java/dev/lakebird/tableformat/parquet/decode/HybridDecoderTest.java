package dev.lakebird.tableformat.parquet.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HybridDecoderTest {
  private static final FilePlace PLACE = new FilePlace("f.parquet", "c");

  /// Runs as the specification writes them, and the values in them.
  private record Runs(byte[] bytes, List<Integer> values) {
    static Runs random(Random random, int width, int runs) {
      var out = new ByteArrayOutputStream();
      var values = new ArrayList<Integer>();
      for (int r = 0; r < runs; r++) {
        if (random.nextBoolean()) {
          repeat(random, width, out, values);
        } else {
          pack(random, width, out, values);
        }
      }
      return new Runs(out.toByteArray(), values);
    }

    private static void repeat(
        Random random, int width, ByteArrayOutputStream out, List<Integer> values) {
      int count = 1 + random.nextInt(300);
      int value = value(random, width);
      varint(count << 1, out);
      for (int b = 0; b < (width + 7) / 8; b++) {
        out.write(value >>> 8 * b);
      }
      for (int i = 0; i < count; i++) {
        values.add(value);
      }
    }

    private static void pack(
        Random random, int width, ByteArrayOutputStream out, List<Integer> values) {
      int groups = 1 + random.nextInt(20);
      varint(groups << 1 | 1, out);
      byte[] packed = new byte[groups * width];
      for (int i = 0; i < groups * 8; i++) {
        int value = value(random, width);
        values.add(value);
        for (int b = 0; b < width; b++) {
          int bit = i * width + b;
          packed[bit / 8] |= (byte) ((value >>> b & 1) << bit % 8);
        }
      }
      out.writeBytes(packed);
    }

    private static int value(Random random, int width) {
      return width == 0 ? 0 : random.nextInt() >>> 32 - width;
    }

    private static void varint(int value, ByteArrayOutputStream out) {
      int left = value;
      while (left >>> 7 != 0) {
        out.write(left & 0x7F | 0x80);
        left >>>= 7;
      }
      out.write(left);
    }
  }

  @Test
  void readsAndSkipsAnyStretch() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (Arena arena = Arena.ofConfined()) {
      for (int round = 0; round < 200; round++) {
        int width = random.nextInt(33);
        Runs runs = Runs.random(random, width, 1 + random.nextInt(12));
        HybridDecoder decoder = decoder(arena, runs.bytes, width);
        int at = 0;
        while (at < runs.values.size()) {
          int count = Math.min(runs.values.size() - at, 1 + random.nextInt(150));
          if (random.nextInt(3) == 0) {
            decoder.skip(count);
          } else {
            int[] read = new int[count + 2];
            decoder.read(read, 2, count);
            for (int i = 0; i < count; i++) {
              assertThat(read[2 + i])
                  .as("seed %d, round %d, value %d", seed, round, at + i)
                  .isEqualTo(runs.values.get(at + i));
            }
          }
          at += count;
        }
      }
    }
  }

  @Test
  void runsThatEndEarlyAreCorrupt() {
    var random = new Random(3);
    try (Arena arena = Arena.ofConfined()) {
      Runs runs = Runs.random(random, 5, 8);
      for (int length = 0; length < runs.bytes.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(runs.bytes, length);
        HybridDecoder decoder = decoder(arena, cut, 5);
        assertThatThrownBy(() -> decoder.read(new int[100_000], 0, 100_000))
            .isInstanceOfSatisfying(
                LakebirdException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_FILE));
      }
    }
  }

  private static HybridDecoder decoder(Arena arena, byte[] bytes, int width) {
    MemorySegment data = arena.allocate(bytes.length + ChunkBytes.SLACK_BYTES);
    MemorySegment.copy(bytes, 0, data, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes.length);
    var decoder = new HybridDecoder(PLACE);
    decoder.reset(data, 0, bytes.length, width);
    return decoder;
  }
}
