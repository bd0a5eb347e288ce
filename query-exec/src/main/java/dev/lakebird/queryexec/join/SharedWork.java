package dev.lakebird.queryexec.join;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Numbered pieces of work for as many threads as like to help.
final class SharedWork {
  private final int pieces;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger left;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  SharedWork(int pieces) {
    this.pieces = pieces;
    this.left = new AtomicInteger(pieces);
    if (pieces == 0) {
      done.complete(null);
    }
  }

  /// Done when all pieces are.
  CompletableFuture<Void> done() {
    return done;
  }

  /// Does the next piece that nobody took; whether there was one.
  boolean doOne(IntConsumer work) {
    int piece = taken.getAndIncrement();
    if (piece >= pieces) {
      return false;
    }
    work.accept(piece);
    if (left.decrementAndGet() == 0) {
      done.complete(null);
    }
    return true;
  }
}
