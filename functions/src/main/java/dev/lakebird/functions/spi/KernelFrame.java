package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// What one call site of a kernel has on one worker: the context, reusable result buffers, and
/// whether errors become NULL. Belongs to one thread.
public final class KernelFrame implements AutoCloseable {
  private final EvaluationContext context;
  private final VectorScratch scratch;
  private final boolean safe;
  private final List<@Nullable Vector> lent = new ArrayList<>();
  private @Nullable State state;

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

  /// What a kernel keeps from batch to batch, such as results by dictionary entry. Closed with the
  /// frame.
  public interface State extends AutoCloseable {
    @Override
    void close();
  }

  /// The kernel's state at this call site, made at the first call. A kernel has one kind of state.
  public <S extends State> S state(Class<S> kind, Supplier<S> make) {
    if (state == null) {
      state = make.get();
    }
    return kind.cast(state);
  }

  /// Takes over the caller's reference on `owned` and lends it until the same slot is used again.
  /// Slots are apart from those of the scratch.
  public <V extends Vector> V lend(int slot, V owned) {
    while (lent.size() <= slot) {
      lent.add(null);
    }
    Vector before = lent.set(slot, owned);
    if (before != null) {
      before.release();
    }
    return owned;
  }

  @Override
  public void close() {
    for (Vector vector : lent) {
      if (vector != null) {
        vector.release();
      }
    }
    lent.clear();
    if (state != null) {
      state.close();
      state = null;
    }
    scratch.close();
  }
}
