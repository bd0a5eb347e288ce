package dev.lakebird.server.flight;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;

/// Passes on what is written in runs of what a client reads at once. A client that is behind reads 64 KiB at
/// a time across all that was sent; when it has read everything, the next bytes start a read.
final class WholeReads {
  /// What clients read at once.
  static final int READ_BYTES = 1 << 16;

  /// What the read that is not full has so far.
  private final ArrayDeque<Part> parts = new ArrayDeque<>();

  /// Bytes since the last read that was full.
  private int bytes;

  /// What came since the last flush, and whether a read got full with it.
  private int added;

  private boolean whole;

  private long passed;

  private record Part(Object message, ChannelPromise promise) {}

  /// Bytes until the read is full, which is at least 1.
  int room() {
    return READ_BYTES - bytes;
  }

  /// Adds a message of `size` bytes, and passes on everything when it fills a read.
  void add(ChannelHandlerContext context, Object message, ChannelPromise promise, int size) {
    parts.add(new Part(message, promise));
    bytes += size;
    added += size;
    if (bytes >= READ_BYTES) {
      whole = true;
      bytes %= READ_BYTES;
      pass(context);
    }
  }

  boolean isWaiting() {
    return !parts.isEmpty();
  }

  /// Whether what is left may wait: a client that got a whole read has something to do, and one that got
  /// less needs all of it to allow more.
  boolean mayWait() {
    return whole || added == 0;
  }

  /// How many times something was passed on.
  long passed() {
    return passed;
  }

  /// Flushes the reads that are full.
  void flush(ChannelHandlerContext context) {
    added = 0;
    whole = false;
    context.flush();
  }

  /// Flushes everything; the next bytes start a read.
  void flushAll(ChannelHandlerContext context) {
    pass(context);
    bytes = 0;
    flush(context);
  }

  private void pass(ChannelHandlerContext context) {
    passed++;
    for (Part part = parts.poll(); part != null; part = parts.poll()) {
      // The promise tells whoever wrote.
      ChannelFuture unused = context.write(part.message, part.promise);
    }
  }

  /// Lets go of what waits.
  void close() {
    for (Part part = parts.poll(); part != null; part = parts.poll()) {
      ReferenceCountUtil.release(part.message);
      part.promise.tryFailure(new ClosedChannelException());
    }
  }
}
