package dev.lakebird.foundation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A flag that a job's owner raises once and its workers look at every batch. A deadline is the same
/// flag raised by a clock.
public final class Cancellation {
  private final AtomicReference<@Nullable LakebirdException> reason = new AtomicReference<>();
  private final CompletableFuture<Void> raised = new CompletableFuture<>();

  /// Raises the flag as the caller's wish; later calls change nothing.
  public void cancel() {
    raise(new LakebirdException(ErrorCode.CANCELLED, "The job was cancelled"));
  }

  /// Raises the flag with a reason of its own, such as a passed deadline.
  public void raise(LakebirdException why) {
    if (reason.compareAndSet(null, why)) {
      raised.complete(null);
    }
  }

  public boolean isRaised() {
    return reason.get() != null;
  }

  /// Completes when the flag is raised; never completes exceptionally.
  public CompletableFuture<Void> whenRaised() {
    return raised;
  }

  /// Throws the reason if the flag is raised.
  public void check() {
    LakebirdException why = reason.get();
    if (why != null) {
      throw why;
    }
  }
}
