package dev.lakebird.ingestload;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.source.BadRecords;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.ingestload.source.LoadReader;
import dev.lakebird.ingestload.source.LoadSource;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The threads of one load: each has a reader and a writer of its own. They end when the source has
/// nothing more, or at the first failure of any; writers are finished only when all have ended well.
final class LoadWorkers {
  private final LoadSource source;
  private final RowSink sink;
  private final LoadContext context;
  private final BufferAllocator allocator;
  private final AtomicReference<@Nullable LakebirdException> failure = new AtomicReference<>();
  private final LongAdder rows = new LongAdder();
  private final List<RowSink.Writer> writers = new ArrayList<>();

  private BadRecords badRecords = BadRecords.NONE;

  LoadWorkers(LoadSource source, RowSink sink, LoadContext context, BufferAllocator allocator) {
    this.source = source;
    this.sink = sink;
    this.context = context;
    this.allocator = allocator;
  }

  /// Runs to the end and answers how many rows were written.
  long run(int threads) {
    try {
      for (int t = 0; t < threads; t++) {
        writers.add(sink.openWriter(allocator));
      }
      List<Thread> others = new ArrayList<>();
      for (int t = 1; t < threads; t++) {
        RowSink.Writer writer = writers.get(t);
        others.add(
            Thread.ofPlatform().daemon().name("lakebird-load-" + t).start(() -> work(writer)));
      }
      work(writers.getFirst());
      others.forEach(LoadWorkers::join);
      throwFailure();
      badRecords = source.finish();
      finish();
      throwFailure();
      return rows.sum();
    } finally {
      writers.forEach(RowSink.Writer::close);
    }
  }

  /// The records that were left out, after [#run].
  BadRecords badRecords() {
    return badRecords;
  }

  private void work(RowSink.Writer writer) {
    try (LoadReader reader = source.openReader(allocator)) {
      for (Optional<Batch> next = reader.next();
          next.isPresent() && failure.get() == null;
          next = reader.next()) {
        context.cancellation().check();
        Batch batch = next.get();
        writer.write(batch);
        rows.add(batch.selectedCount());
        context.progress().rows(batch.selectedCount());
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  /// The last row groups are encoded by all threads at once.
  private void finish() {
    List<Thread> others = new ArrayList<>();
    for (RowSink.Writer writer : writers.subList(1, writers.size())) {
      others.add(Thread.ofPlatform().daemon().name("lakebird-load").start(() -> finish(writer)));
    }
    finish(writers.getFirst());
    others.forEach(LoadWorkers::join);
  }

  private void finish(RowSink.Writer writer) {
    try {
      writer.finish();
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void fail(Throwable e) {
    LakebirdException known =
        e instanceof LakebirdException l
            ? l
            : new LakebirdException(ErrorCode.INTERNAL_ERROR, "Unexpected failure: " + e, e);
    failure.compareAndSet(null, known);
  }

  private void throwFailure() {
    LakebirdException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
