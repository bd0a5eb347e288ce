package dev.lakebird.storage.cache;

import dev.lakebird.storage.bytes.FileIdentity;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Ranges of files as they were read, least recently used first out, in native memory of a fixed size
/// that is taken as it fills. Keyed by [FileIdentity], so a replaced file is never served old.
public final class RangeCache implements AutoCloseable {
  /// A longer range is not kept: it would push out many that are asked for again.
  public static final long ENTRY_BYTES_MAX = 4L << 20;

  private static final int PAGE_BYTES = 64 << 10;
  private static final int SLAB_BYTES = 4 << 20;

  private record Key(FileIdentity file, long offset, long length) {}

  private final int pagesMax;
  private final long entryBytesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, List<MemorySegment>> entries =
      new LinkedHashMap<>(16, 0.75f, true);
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();
  private @Nullable Arena arena;
  private int pagesTaken;
  private boolean closed;

  /// A cache of at most `capacityBytes`; one too small for a page keeps nothing.
  public RangeCache(long capacityBytes) {
    this.pagesMax = (int) Math.min(Integer.MAX_VALUE, capacityBytes / PAGE_BYTES);
    this.entryBytesMax = Math.min(ENTRY_BYTES_MAX, (long) pagesMax * PAGE_BYTES);
  }

  /// Whether the cache can hold anything.
  public boolean isEnabled() {
    return pagesMax > 0;
  }

  /// Fills `target` with the range if it is kept.
  public boolean find(FileIdentity file, long offset, MemorySegment target) {
    lock.lock();
    try {
      List<MemorySegment> pages = entries.get(new Key(file, offset, target.byteSize()));
      if (pages == null) {
        return false;
      }
      copy(pages, target, true);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Keeps a copy of the range, unless it is too long.
  public void keep(FileIdentity file, long offset, MemorySegment source) {
    long length = source.byteSize();
    if (length == 0 || length > entryBytesMax) {
      return;
    }
    lock.lock();
    try {
      var key = new Key(file, offset, length);
      if (closed || entries.containsKey(key)) {
        return;
      }
      List<MemorySegment> pages = take((int) ((length + PAGE_BYTES - 1) / PAGE_BYTES));
      copy(pages, source, false);
      entries.put(key, pages);
    } finally {
      lock.unlock();
    }
  }

  /// Frees the memory; the cache keeps nothing from now on.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      entries.clear();
      free.clear();
      if (arena != null) {
        arena.close();
        arena = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private List<MemorySegment> take(int count) {
    var pages = new ArrayList<MemorySegment>(count);
    while (pages.size() < count) {
      MemorySegment page = free.poll();
      if (page != null) {
        pages.add(page);
      } else if (pagesTaken < pagesMax) {
        addSlab();
      } else {
        var eldest = entries.pollFirstEntry();
        if (eldest == null) {
          throw new IllegalStateException("An entry is larger than its cache");
        }
        free.addAll(eldest.getValue());
      }
    }
    return pages;
  }

  private void addSlab() {
    if (arena == null) {
      arena = Arena.ofShared();
    }
    int pages = Math.min(SLAB_BYTES / PAGE_BYTES, pagesMax - pagesTaken);
    MemorySegment slab = arena.allocate((long) pages * PAGE_BYTES, Long.BYTES);
    for (int page = 0; page < pages; page++) {
      free.add(slab.asSlice((long) page * PAGE_BYTES, PAGE_BYTES));
    }
    pagesTaken += pages;
  }

  private static void copy(List<MemorySegment> pages, MemorySegment outside, boolean out) {
    long done = 0;
    for (MemorySegment page : pages) {
      long size = Math.min(PAGE_BYTES, outside.byteSize() - done);
      if (out) {
        MemorySegment.copy(page, 0, outside, done, size);
      } else {
        MemorySegment.copy(outside, done, page, 0, size);
      }
      done += size;
    }
  }
}
