package dev.lakebird.types.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {
  private static final long MEGABYTE = 1L << 20;

  @Test
  void sizesAreRoundedByLessThanAnEighth() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long bytes = 1 + (random.nextLong() & (1L << 1 + random.nextInt(26)) - 1);
      long rounded = MemoryPool.rounded(bytes);
      assertThat(rounded).as("%d bytes, seed %d", bytes, seed).isGreaterThanOrEqualTo(bytes);
      assertThat(rounded - bytes).isLessThan(Math.max(64, bytes / 8 + 1));
      assertThat(MemoryPool.rounded(rounded)).isEqualTo(rounded);
      assertThat(rounded % 64).isZero();
    }
  }

  @Test
  void everySizeComesBackToRunsOfItsOwn() {
    try (var pool = new MemoryPool(64 * MEGABYTE)) {
      long freed = 0;
      long bytes = MemoryPool.STEP_BYTES_MIN;
      while (bytes <= MEGABYTE) {
        long address = pool.take(bytes);
        pool.give(address, bytes);
        freed += bytes;
        assertThat(pool.idleBytes()).isEqualTo(freed);
        bytes = MemoryPool.rounded(bytes + 1);
      }
      for (bytes = MemoryPool.STEP_BYTES_MIN; bytes <= MEGABYTE; ) {
        long address = pool.take(bytes);
        freed -= bytes;
        assertThat(pool.idleBytes()).isEqualTo(freed);
        pool.give(address, bytes);
        freed += bytes;
        bytes = MemoryPool.rounded(bytes + 1);
      }
    }
  }

  @Test
  void theLastFreedRunComesFirst() {
    try (var pool = new MemoryPool(8 * MEGABYTE)) {
      long first = pool.take(MEGABYTE);
      long second = pool.take(MEGABYTE);
      pool.give(second, MEGABYTE);
      pool.give(first, MEGABYTE);
      assertThat(pool.take(MEGABYTE)).isEqualTo(first);
      assertThat(pool.take(MEGABYTE)).isEqualTo(second);
      pool.give(first, MEGABYTE);
      pool.give(second, MEGABYTE);
    }
  }

  @Test
  void whatWasNotAskedForTheLongestIsFreedFirst() {
    try (var pool = new MemoryPool(4 * MEGABYTE)) {
      long old = pool.take(2 * MEGABYTE);
      long recent = pool.take(MEGABYTE);
      long other = pool.take(3 * MEGABYTE);
      pool.give(recent, MEGABYTE);
      pool.give(old, 2 * MEGABYTE);
      assertThat(pool.idleBytes()).isEqualTo(3 * MEGABYTE);
      pool.give(other, 3 * MEGABYTE);
      assertThat(pool.idleBytes()).isEqualTo(4 * MEGABYTE);
      assertThat(pool.take(MEGABYTE)).isEqualTo(recent);
      assertThat(pool.idleBytes()).isEqualTo(3 * MEGABYTE);
      pool.give(recent, MEGABYTE);
    }
  }

  @Test
  void smallAndHugeRunsAreNotKept() {
    try (var pool = new MemoryPool(64 * MEGABYTE)) {
      pool.give(pool.take(4096), 4096);
      pool.give(pool.take(17 * MEGABYTE), 17 * MEGABYTE);
      assertThat(pool.idleBytes()).isZero();
    }
  }

  @Test
  void aClosedPoolKeepsNothing() {
    var pool = new MemoryPool(64 * MEGABYTE);
    long idle = pool.take(MEGABYTE);
    long held = pool.take(MEGABYTE);
    pool.give(idle, MEGABYTE);
    pool.close();
    assertThat(pool.idleBytes()).isZero();
    pool.give(held, MEGABYTE);
    assertThat(pool.idleBytes()).isZero();
  }

  @Test
  void threadsNeverGetOneRunTwice() throws Exception {
    long seed = System.nanoTime();
    try (BufferAllocator root = Memory.root(256 * MEGABYTE);
        var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        long mark = t + 1L;
        var random = new Random(seed + t);
        tasks.add(
            () -> {
              List<ArrowBuf> held = new ArrayList<>();
              try {
                for (int i = 0; i < 2_000; i++) {
                  if (held.size() < 8) {
                    ArrowBuf buffer = root.buffer(1 + random.nextInt((int) MEGABYTE));
                    held.add(buffer);
                    fill(buffer, mark);
                  } else {
                    ArrowBuf buffer = held.remove(random.nextInt(held.size()));
                    assertThat(isFilled(buffer, mark)).as("seed %d", seed).isTrue();
                    buffer.close();
                  }
                }
              } finally {
                held.forEach(ArrowBuf::close);
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
      assertThat(root.getAllocatedMemory()).isZero();
    }
  }

  private static void fill(ArrowBuf buffer, long mark) {
    for (long at = 0; at + 8 <= buffer.capacity(); at += 1024) {
      buffer.setLong(at, mark);
    }
  }

  private static boolean isFilled(ArrowBuf buffer, long mark) {
    for (long at = 0; at + 8 <= buffer.capacity(); at += 1024) {
      if (buffer.getLong(at) != mark) {
        return false;
      }
    }
    return true;
  }

  @Test
  void roundingCountsAgainstTheLimit() {
    try (BufferAllocator root = Memory.root(MEGABYTE);
        ArrowBuf buffer = root.buffer(MEGABYTE - MEGABYTE / 16 + 1)) {
      assertThat(buffer.capacity()).isEqualTo(MEGABYTE);
      assertThat(Memory.headroomBytes(root)).isZero();
    }
  }
}
