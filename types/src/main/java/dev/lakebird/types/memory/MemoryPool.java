package dev.lakebird.types.memory;

import java.util.Arrays;
import org.apache.arrow.memory.util.MemoryUtil;

/// Keeps the memory of large buffers that were freed for the next ones of about the same size: a batch is written
/// to pages that the process has, instead of fresh ones that the kernel must find and clear first. Sizes are
/// rounded up to one of eight steps a doubling; smaller and larger ones than all steps come from the system.
///
/// What lies idle is bounded. When it gets too much, what was not asked for the longest is freed first. Safe for
/// use by many threads.
final class MemoryPool implements AutoCloseable {
  /// Smaller runs are left to malloc, which keeps them itself.
  static final long STEP_BYTES_MIN = 64L << 10;

  static final long STEP_BYTES_MAX = 16L << 20;

  private static final int CACHE_LINE = 64;
  private static final int STEPS_LOG2 = 3;
  private static final int FIRST_POWER = Long.numberOfTrailingZeros(STEP_BYTES_MIN);

  private final long idleBytesMax;
  private final Shelf[] shelves = new Shelf[step(STEP_BYTES_MAX) + 1];
  private long idleBytes;
  private long takes;
  private boolean closed;

  /// The idle runs of one size, the last freed on top.
  private static final class Shelf {
    private final long runBytes;
    private long[] addresses = {};
    private int count;
    private long lastTake;

    private Shelf(long runBytes) {
      this.runBytes = runBytes;
    }

    private void push(long address) {
      if (count == addresses.length) {
        addresses = Arrays.copyOf(addresses, Math.max(8, count * 2));
      }
      addresses[count++] = address;
    }

    private long pop() {
      return addresses[--count];
    }
  }

  /// @param idleBytesMax what lies idle at most
  MemoryPool(long idleBytesMax) {
    this.idleBytesMax = idleBytesMax;
    Arrays.setAll(shelves, step -> new Shelf(stepBytes(step)));
  }

  /// The size of the run that holds `bytes` bytes: whole cache lines, or from [#STEP_BYTES_MIN] to
  /// [#STEP_BYTES_MAX] a step, less than an eighth more.
  static long rounded(long bytes) {
    long grain = isPooled(bytes) ? Long.highestOneBit(bytes) >>> STEPS_LOG2 : CACHE_LINE;
    return bytes + grain - 1 & -grain;
  }

  private static boolean isPooled(long bytes) {
    return bytes >= STEP_BYTES_MIN && bytes <= STEP_BYTES_MAX;
  }

  private static int step(long rounded) {
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(rounded);
    int within = (int) (rounded >>> power - STEPS_LOG2) & (1 << STEPS_LOG2) - 1;
    return (power - FIRST_POWER << STEPS_LOG2) + within;
  }

  private static long stepBytes(int step) {
    long power = STEP_BYTES_MIN << (step >>> STEPS_LOG2);
    return power + (power >>> STEPS_LOG2) * (step & (1 << STEPS_LOG2) - 1);
  }

  /// A run of `rounded` bytes of unspecified content.
  ///
  /// @param rounded what [#rounded] gave
  /// @throws OutOfMemoryError when the system has none
  long take(long rounded) {
    if (isPooled(rounded)) {
      synchronized (this) {
        Shelf shelf = shelves[step(rounded)];
        shelf.lastTake = ++takes;
        if (shelf.count > 0) {
          idleBytes -= rounded;
          return shelf.pop();
        }
      }
    }
    try {
      return MemoryUtil.allocateMemory(rounded);
    } catch (OutOfMemoryError e) {
      freeIdle(0);
      return MemoryUtil.allocateMemory(rounded);
    }
  }

  /// Takes a run of `rounded` bytes back.
  void give(long address, long rounded) {
    if (!isPooled(rounded) || !keep(address, rounded)) {
      MemoryUtil.freeMemory(address);
    }
  }

  private synchronized boolean keep(long address, long rounded) {
    if (closed) {
      return false;
    }
    shelves[step(rounded)].push(address);
    idleBytes += rounded;
    freeIdle(idleBytesMax);
    return true;
  }

  /// Frees idle runs until they take at most `bytesLeft`.
  private synchronized void freeIdle(long bytesLeft) {
    while (idleBytes > bytesLeft) {
      Shelf stalest = null;
      for (Shelf shelf : shelves) {
        if (shelf.count > 0 && (stalest == null || shelf.lastTake < stalest.lastTake)) {
          stalest = shelf;
        }
      }
      if (stalest == null) {
        throw new IllegalStateException("Idle memory is miscounted");
      }
      MemoryUtil.freeMemory(stalest.pop());
      idleBytes -= stalest.runBytes;
    }
  }

  synchronized long idleBytes() {
    return idleBytes;
  }

  /// Frees what is idle. What comes back later is freed at once.
  @Override
  public synchronized void close() {
    closed = true;
    freeIdle(0);
  }
}
