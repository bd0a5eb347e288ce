package dev.lakebird.storage.bytes;

import dev.lakebird.foundation.LakebirdException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The calls under way on one opened file, so that closing it can wait until no thread touches a
/// caller's memory any more.
public final class OpenCalls {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private final Set<Thread> ownThreads = new HashSet<>();
  private int calls;
  private volatile boolean closed;

  /// Runs `call` on this thread, as one of the calls that closing waits for.
  public void run(Runnable call) {
    enter(null);
    try {
      call.run();
    } finally {
      leave(null);
    }
  }

  /// A call on a thread of its own: the thread, for whoever wants to interrupt it, and its end.
  public record Started(Thread thread, CompletableFuture<Void> done) {}

  /// Runs `call` on a virtual thread of its own. Closing interrupts that thread; the future completes
  /// when it touches nothing any more.
  public Started start(String name, Runnable call) {
    var future = new CompletableFuture<Void>();
    Thread thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(
                () -> {
                  Throwable failure = null;
                  try {
                    call.run();
                  } catch (Throwable thrown) {
                    failure = thrown;
                  } finally {
                    leave(Thread.currentThread());
                  }
                  if (failure == null) {
                    future.complete(null);
                  } else {
                    future.completeExceptionally(failure);
                  }
                });
    try {
      enter(thread);
    } catch (LakebirdException gone) {
      future.completeExceptionally(gone);
      return new Started(thread, future);
    }
    thread.start();
    return new Started(thread, future);
  }

  /// Whether closing has begun; long calls look at it between steps.
  public boolean isClosed() {
    return closed;
  }

  /// Refuses new calls, interrupts own threads, and returns when none runs. True for the first caller.
  public boolean close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      ownThreads.forEach(Thread::interrupt);
      while (calls > 0) {
        quiet.awaitUninterruptibly();
      }
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void enter(@Nullable Thread own) {
    lock.lock();
    try {
      if (closed) {
        throw LakebirdException.internal("The file is closed");
      }
      calls++;
      if (own != null) {
        ownThreads.add(own);
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave(@Nullable Thread own) {
    lock.lock();
    try {
      calls--;
      if (own != null) {
        ownThreads.remove(own);
      }
      if (calls == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
