package dev.lakebird.server.flight;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Virtual threads for calls and streams, one each, that are counted while they run.
final class CallThreads implements AutoCloseable {
  private final AtomicInteger running = new AtomicInteger();
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(
          task ->
              Thread.ofVirtual()
                  .name("lakebird-call")
                  .unstarted(
                      () -> {
                        running.incrementAndGet();
                        try {
                          task.run();
                        } finally {
                          running.decrementAndGet();
                        }
                      }));

  ExecutorService executor() {
    return executor;
  }

  /// Threads that run now.
  int count() {
    return running.get();
  }

  /// Waits for all of them.
  @Override
  public void close() {
    executor.close();
  }
}
