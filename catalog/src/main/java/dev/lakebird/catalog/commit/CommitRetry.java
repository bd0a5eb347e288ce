package dev.lakebird.catalog.commit;

import dev.lakebird.foundation.Cancellation;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Decides whether a commit that lost a race tries again, and waits a random while in between, longer
/// with each attempt, so that competing writers part.
final class CommitRetry {
  private static final int ATTEMPT_COUNT_MAX = 200;
  private static final Duration DEADLINE = Duration.ofSeconds(120);
  private static final long PAUSE_NANOS_MIN = Duration.ofMillis(2).toNanos();
  private static final long PAUSE_NANOS_MAX = Duration.ofMillis(200).toNanos();

  private final Cancellation cancellation;
  private final long deadlineNanos = System.nanoTime() + DEADLINE.toNanos();
  private long pauseNanosMax = PAUSE_NANOS_MIN;
  private int attempts;

  CommitRetry(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /// Waits and answers whether to try again.
  boolean again() {
    attempts++;
    if (attempts >= ATTEMPT_COUNT_MAX || System.nanoTime() - deadlineNanos > 0) {
      return false;
    }
    cancellation.check();
    pauseNanosMax = Math.min(PAUSE_NANOS_MAX, pauseNanosMax * 2);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS_MIN, pauseNanosMax));
    return true;
  }
}
