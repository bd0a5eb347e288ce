package dev.lakebird.conformance.store;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.concurrent.atomic.AtomicLong;

/// A disk with room for so many bytes more, over all files.
public final class Room implements ObservedStore.Observer {
  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  public Room(long limit) {
    this.limit = limit;
  }

  /// Bytes that were asked for, those without room too.
  public long taken() {
    return taken.get();
  }

  @Override
  public void at(ObservedStore.Step step, String location, long bytes) {
    if (taken.addAndGet(bytes) > limit) {
      throw new LakebirdException(ErrorCode.STORAGE_FULL, "The disk has no room left")
          .with("file", location);
    }
  }
}
