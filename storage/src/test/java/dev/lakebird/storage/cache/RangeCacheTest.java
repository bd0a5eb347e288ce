package dev.lakebird.storage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.bytes.FileIdentity;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RangeCacheTest {
  private static final FileIdentity FILE = new FileIdentity("s3://shop/a", 1 << 30, "v1");

  @Test
  void keptRangesComeBack() {
    try (var cache = new RangeCache(1 << 20)) {
      byte[] content = content(200_000, 1);
      cache.keep(FILE, 10, MemorySegment.ofArray(content));
      byte[] target = new byte[content.length];
      assertThat(cache.find(FILE, 10, MemorySegment.ofArray(target))).isTrue();
      assertThat(target).isEqualTo(content);
      assertThat(cache.find(FILE, 11, MemorySegment.ofArray(target))).isFalse();
    }
  }

  @Test
  void anotherVersionOfTheFileIsAnotherFile() {
    try (var cache = new RangeCache(1 << 20)) {
      cache.keep(FILE, 0, MemorySegment.ofArray(content(10, 1)));
      var replaced = new FileIdentity(FILE.location(), FILE.length(), "v2");
      assertThat(cache.find(replaced, 0, MemorySegment.ofArray(new byte[10]))).isFalse();
    }
  }

  @Test
  void leastRecentlyUsedGoesFirst() {
    try (var cache = new RangeCache(3 * 65_536)) {
      for (int i = 0; i < 3; i++) {
        cache.keep(FILE, i, MemorySegment.ofArray(content(65_536, i)));
      }
      assertThat(holds(cache, 0)).isTrue();
      cache.keep(FILE, 3, MemorySegment.ofArray(content(65_536, 3)));
      assertThat(holds(cache, 0)).isTrue();
      assertThat(holds(cache, 1)).isFalse();
      assertThat(holds(cache, 2)).isTrue();
      assertThat(holds(cache, 3)).isTrue();
    }
  }

  @Test
  void rangesLargerThanTheCacheAreNotKept() {
    try (var cache = new RangeCache(65_536)) {
      cache.keep(FILE, 0, MemorySegment.ofArray(content(65_537, 1)));
      assertThat(cache.find(FILE, 0, MemorySegment.ofArray(new byte[65_537]))).isFalse();
    }
  }

  @Test
  void cacheOfNoSizeIsOff() {
    try (var cache = new RangeCache(0)) {
      assertThat(cache.isEnabled()).isFalse();
      cache.keep(FILE, 0, MemorySegment.ofArray(content(1, 1)));
      assertThat(holds(cache, 0)).isFalse();
    }
  }

  @Test
  void closedCacheKeepsNothing() {
    var cache = new RangeCache(1 << 20);
    cache.keep(FILE, 0, MemorySegment.ofArray(content(65_536, 0)));
    cache.close();
    assertThat(holds(cache, 0)).isFalse();
    cache.keep(FILE, 0, MemorySegment.ofArray(content(65_536, 0)));
    assertThat(holds(cache, 0)).isFalse();
    cache.close();
  }

  private static boolean holds(RangeCache cache, int offset) {
    byte[] target = new byte[65_536];
    boolean found = cache.find(FILE, offset, MemorySegment.ofArray(target));
    return found && Arrays.equals(target, content(65_536, offset));
  }

  private static byte[] content(int length, long seed) {
    byte[] content = new byte[length];
    new Random(seed).nextBytes(content);
    return content;
  }
}
