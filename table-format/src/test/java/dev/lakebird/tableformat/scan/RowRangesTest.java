package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowRangesTest {
  private static final int ROWS = 60;

  @Test
  void setsOfRowsKeepTheirMeaning() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      RowRanges a = random(random);
      RowRanges b = random(random);
      BitSet both = bits(a);
      both.and(bits(b));
      BitSet either = bits(a);
      either.or(bits(b));
      assertThat(bits(a.intersect(b))).as("seed %d", seed).isEqualTo(both);
      assertThat(bits(a.union(b))).as("seed %d", seed).isEqualTo(either);
      int start = random.nextInt(ROWS);
      int end = start + 1 + random.nextInt(ROWS - start);
      assertThat(a.overlaps(start, end)).isEqualTo(!bits(a).get(start, end).isEmpty());
    }
  }

  private static RowRanges random(Random random) {
    var builder = new RowRanges.Builder();
    int row = random.nextInt(10);
    while (row < ROWS) {
      int end = Math.min(ROWS, row + random.nextInt(12));
      builder.add(row, end);
      row = end + random.nextInt(12);
    }
    return builder.build();
  }

  private static BitSet bits(RowRanges ranges) {
    var bits = new BitSet();
    int before = -1;
    for (int i = 0; i < ranges.bounds().length; i += 2) {
      assertThat(ranges.bounds()[i]).isGreaterThan(before).isLessThan(ranges.bounds()[i + 1]);
      before = ranges.bounds()[i + 1];
      bits.set(ranges.bounds()[i], ranges.bounds()[i + 1]);
    }
    return bits;
  }
}
