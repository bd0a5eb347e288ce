package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.VectorScratch;
import org.apache.arrow.memory.BufferAllocator;

/// What one call site of a kernel has on one worker: the context, reusable result buffers, and
/// whether errors become NULL. Belongs to one thread.
public final class KernelFrame implements AutoCloseable {
  private final EvaluationContext context;
  private final VectorScratch scratch;
  private final boolean safe;

  public KernelFrame(EvaluationContext context, BufferAllocator allocator, boolean safe) {
    this.context = context;
    this.scratch = new VectorScratch(allocator);
    this.safe = safe;
  }

  public EvaluationContext context() {
    return context;
  }

  /// Result buffers, reused from call to call; slots are the kernel's to number from 0.
  public VectorScratch scratch() {
    return scratch;
  }

  public BufferAllocator allocator() {
    return scratch.allocator();
  }

  /// Whether a row whose evaluation is an error is NULL instead.
  public boolean safe() {
    return safe;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
