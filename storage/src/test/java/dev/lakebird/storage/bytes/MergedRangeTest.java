package dev.lakebird.storage.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MergedRangeTest {
  @Test
  void nearReadsMergeAcrossSmallGaps() {
    var plan = MergedRange.plan(List.of(read(30, 10), read(0, 10), read(15, 10)), 5, 100);
    assertThat(plan).hasSize(1);
    assertThat(plan.getFirst().offset()).isZero();
    assertThat(plan.getFirst().length()).isEqualTo(40);
    assertThat(plan.getFirst().parts()).extracting(RangeRead::offset).containsExactly(0L, 15L, 30L);
  }

  @Test
  void farReadsStayApart() {
    assertThat(MergedRange.plan(List.of(read(0, 10), read(16, 10)), 5, 100)).hasSize(2);
  }

  @Test
  void requestsStayWithinTheirLimit() {
    assertThat(MergedRange.plan(List.of(read(0, 60), read(60, 60)), 5, 100)).hasSize(2);
    assertThat(MergedRange.plan(List.of(read(0, 250)), 5, 100))
        .extracting(MergedRange::length)
        .containsExactly(100L, 100L, 50L);
  }

  @Test
  void emptyReadsVanish() {
    assertThat(MergedRange.plan(List.of(read(7, 0)), 5, 100)).isEmpty();
  }

  @Test
  void everyPlanFillsEveryTarget() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    byte[] file = new byte[2_000];
    random.nextBytes(file);
    for (int round = 0; round < 200; round++) {
      var reads = new ArrayList<RangeRead>();
      for (int i = random.nextInt(10); i >= 0; i--) {
        int offset = random.nextInt(file.length);
        reads.add(read(offset, random.nextInt(Math.min(300, file.length - offset))));
      }
      for (MergedRange request : MergedRange.plan(reads, random.nextInt(50), 128)) {
        assertThat(request.length()).as("seed %d", seed).isLessThanOrEqualTo(128);
        long position = request.offset();
        for (RangeRead part : request.parts()) {
          assertThat(part.offset()).as("seed %d", seed).isGreaterThanOrEqualTo(position);
          position = part.end();
          part.target().copyFrom(MemorySegment.ofArray(file).asSlice(part.offset(), part.length()));
        }
        assertThat(position).as("seed %d", seed).isEqualTo(request.end());
      }
      for (RangeRead read : reads) {
        byte[] expected = Arrays.copyOfRange(file, (int) read.offset(), (int) read.end());
        assertThat(read.target().heapBase()).as("seed %d", seed).contains(expected);
      }
    }
  }

  private static RangeRead read(long offset, int length) {
    return new RangeRead(offset, MemorySegment.ofArray(new byte[length]));
  }
}
