package dev.lakebird.types.memory;

import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;

/// A root allocator whose memory, and that of all its children, comes from a [MemoryPool].
final class PooledRoot extends RootAllocator {
  private static final long IDLE_BYTES_MAX = 64L << 20;

  private final MemoryPool pool;

  private PooledRoot(long limitBytes, MemoryPool pool) {
    super(
        RootAllocator.configBuilder()
            .maxAllocation(limitBytes)
            .roundingPolicy(MemoryPool::rounded)
            .allocationManagerFactory(new Factory(pool))
            .build());
    this.pool = pool;
  }

  static PooledRoot of(long limitBytes) {
    return new PooledRoot(limitBytes, new MemoryPool(IDLE_BYTES_MAX));
  }

  @Override
  public void close() {
    try {
      super.close();
    } finally {
      pool.close();
    }
  }

  private record Factory(MemoryPool pool) implements AllocationManager.Factory {
    @Override
    public AllocationManager create(BufferAllocator accountant, long bytes) {
      return new Run(accountant, pool, bytes);
    }

    @Override
    public ArrowBuf empty() {
      return new ArrowBuf(ReferenceManager.NO_OP, null, 0, 0);
    }
  }

  /// The memory of one buffer.
  private static final class Run extends AllocationManager {
    private final MemoryPool pool;
    private final long bytes;
    private final long address;

    Run(BufferAllocator accountant, MemoryPool pool, long bytes) {
      super(accountant);
      this.pool = pool;
      this.bytes = bytes;
      this.address = pool.take(bytes);
    }

    @Override
    public long getSize() {
      return bytes;
    }

    @Override
    protected long memoryAddress() {
      return address;
    }

    @Override
    protected void release0() {
      pool.give(address, bytes);
    }
  }
}
