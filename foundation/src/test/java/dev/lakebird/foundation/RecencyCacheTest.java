package dev.lakebird.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecencyCacheTest {
  private final RecencyCache<String, String> cache = new RecencyCache<>(10, String::length);

  @Test
  void theLeastRecentlyUsedGoesFirst() {
    cache.keep("a", "aaaa");
    cache.keep("b", "bbbb");
    assertThat(cache.find("a")).contains("aaaa");
    cache.keep("c", "cccc");
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("a")).contains("aaaa");
    assertThat(cache.find("c")).contains("cccc");
  }

  @Test
  void aValueTooHeavyIsNotKeptAndPushesNothingOut() {
    cache.keep("a", "aaaa");
    cache.keep("b", "b".repeat(11));
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("a")).contains("aaaa");
  }

  @Test
  void aKeyThatIsKeptAgainWeighsOnce() {
    for (int i = 0; i < 5; i++) {
      cache.keep("a", "aaaa");
    }
    cache.keep("b", "bbbbbb");
    assertThat(cache.size()).isEqualTo(2);
  }
}
