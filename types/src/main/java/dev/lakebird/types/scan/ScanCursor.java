package dev.lakebird.types.scan;

import dev.lakebird.types.vector.Batch;
import java.util.concurrent.CompletableFuture;

/// Reads the batches of one split; belongs to one worker.
public interface ScanCursor extends AutoCloseable {
  /// Moves on. After [Step.HasBatch] the batch is in [#batch]; after [Step.Blocked] the worker goes
  /// elsewhere and comes back when the future completes; after [Step.Finished] there is nothing more.
  /// The batch before is no longer valid.
  Step advance();

  /// The batch that the last step brought, valid until the next. Its selection holds the rows that
  /// satisfy every filter of the request; it may be empty.
  Batch batch();

  @Override
  void close();

  /// The outcome of a step.
  sealed interface Step {
    Step HAS_BATCH = new HasBatch();
    Step FINISHED = new Finished();

    record HasBatch() implements Step {}

    record Finished() implements Step {}

    /// Nothing to do until the future completes (normally or not; the next step reports a failure).
    record Blocked(CompletableFuture<?> until) implements Step {}
  }
}
