package dev.lakebird.types.memory;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;

/// The tree of allocators: one root with the limit of the process, one child a query, one grandchild
/// an operator that can hold more than a batch. A child's limit and every ancestor's hold at each
/// allocation.
public final class Memory {
  private Memory() {}

  /// A root allocator that never holds more than `limitBytes`. Its buffers are sized to whole cache lines, large
  /// ones to one of eight steps a doubling; up to 64 MiB that were freed are kept for the next ones.
  public static BufferAllocator root(long limitBytes) {
    return PooledRoot.of(limitBytes);
  }

  /// A child that reserves nothing ahead and may hold at most `limitBytes`.
  public static BufferAllocator child(BufferAllocator parent, String name, long limitBytes) {
    return parent.newChildAllocator(name, 0, limitBytes);
  }

  /// The bytes that can still be allocated through `allocator` by its own limit and every
  /// ancestor's. Another thread may take them first: an allocation can fail all the same.
  public static long headroomBytes(BufferAllocator allocator) {
    long headroom = Long.MAX_VALUE;
    for (BufferAllocator a = allocator; a != null; a = a.getParentAllocator()) {
      headroom = Math.min(headroom, a.getLimit() - a.getAllocatedMemory());
    }
    return headroom;
  }

  static ArrowBuf allocate(BufferAllocator allocator, long bytes) {
    try {
      return allocator.buffer(bytes);
    } catch (OutOfMemoryException e) {
      throw exceeded(allocator, bytes, e);
    } catch (OutOfMemoryError e) {
      throw exceeded(allocator, bytes, e);
    }
  }

  private static LakebirdException exceeded(
      BufferAllocator allocator, long bytes, Throwable cause) {
    return new LakebirdException(
            ErrorCode.RESOURCES_EXCEEDED,
            "Resources exceeded during query execution: the memory limit does not allow more",
            cause)
        .with("requested_bytes", bytes)
        .with("allocated_bytes", allocator.getAllocatedMemory())
        .with("limit_bytes", allocator.getLimit());
  }
}
