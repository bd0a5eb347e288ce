package dev.lakebird.foundation;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/// Values that are dear to make, least recently used first out, up to a total weight. Keys name contents
/// that never change, so an entry is never wrong, only gone. Any thread may use it.
public final class RecencyCache<K, V> {
  private final long weightMax;
  private final ToLongFunction<V> weigher;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /// @param weightMax the weight of all entries together; a value that is heavier alone is not kept
  /// @param weigher the weight of a value, the same at every call
  public RecencyCache(long weightMax, ToLongFunction<V> weigher) {
    this.weightMax = weightMax;
    this.weigher = weigher;
  }

  /// The value of a key, if it is at hand.
  public Optional<V> find(K key) {
    lock.lock();
    try {
      return Optional.ofNullable(values.get(key));
    } finally {
      lock.unlock();
    }
  }

  /// Keeps a value; one that the key has already stays.
  public void keep(K key, V value) {
    long more = weigher.applyAsLong(value);
    if (more > weightMax) {
      return;
    }
    lock.lock();
    try {
      if (values.putIfAbsent(key, value) == null) {
        weight += more;
      }
      Iterator<V> oldest = values.values().iterator();
      while (weight > weightMax) {
        weight -= weigher.applyAsLong(oldest.next());
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many entries it has.
  public int size() {
    lock.lock();
    try {
      return values.size();
    } finally {
      lock.unlock();
    }
  }
}
