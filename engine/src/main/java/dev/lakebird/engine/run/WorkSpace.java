package dev.lakebird.engine.run;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.concurrent.ScheduledFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Memory and deadline of a statement that is no plan: loads and exports.
public final class WorkSpace implements AutoCloseable {
  private final BufferAllocator allocator;
  private final @Nullable ScheduledFuture<?> deadline;

  WorkSpace(BufferAllocator allocator, @Nullable ScheduledFuture<?> deadline) {
    this.allocator = allocator;
    this.deadline = deadline;
  }

  /// Its limit is the session's memory limit.
  public BufferAllocator allocator() {
    return allocator;
  }

  @Override
  public void close() {
    if (deadline != null) {
      deadline.cancel(false);
    }
    try {
      allocator.close();
    } catch (IllegalStateException e) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "A statement ended with memory that it did not free", e);
    }
  }
}
