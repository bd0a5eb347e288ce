package dev.lakebird.tableformat.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Calls that wait for storage, many at once on virtual threads.
public final class ParallelCalls {
  private static final int AT_ONCE_MAX = 32;

  private ParallelCalls() {}

  /// The results in the order of the inputs; the first failure, in that order, is thrown as it was. All
  /// calls have ended when it returns.
  public static <A, B> List<B> map(List<A> inputs, Function<A, B> call) {
    if (inputs.size() == 1) {
      return List.of(call.apply(inputs.getFirst()));
    }
    var permits = new Semaphore(AT_ONCE_MAX);
    var futures = new ArrayList<CompletableFuture<B>>();
    for (A input : inputs) {
      permits.acquireUninterruptibly();
      var future = new CompletableFuture<B>();
      futures.add(future);
      Thread.ofVirtual()
          .name("lakebird-files")
          .start(
              () -> {
                try {
                  future.complete(call.apply(input));
                } catch (Throwable e) {
                  future.completeExceptionally(e);
                } finally {
                  permits.release();
                }
              });
    }
    futures.forEach(f -> f.handle((value, failure) -> value).join());
    return futures.stream().map(ChunkFetch::await).toList();
  }
}
