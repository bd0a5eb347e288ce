package dev.lakebird.queryexec.run;

import java.util.concurrent.CompletableFuture;

/// What an operator says of itself when it is asked to move on.
public sealed interface Step {
  Step NEED_INPUT = new NeedInput();
  Step HAS_OUTPUT = new HasOutput();
  Step FINISHED = new Finished();

  /// Not done, but the quantum is over: ask again, perhaps after others had the thread.
  Step YIELD = new Blocked(CompletableFuture.completedFuture(null));

  /// It takes a batch by [Operator#addInput], or [Operator#finishInput].
  record NeedInput() implements Step {}

  /// A batch lies in [Operator#output].
  record HasOutput() implements Step {}

  /// Nothing to do until the future completes, normally or not; a failure is reported by the next
  /// step. With a completed future: nothing wrong, ask again.
  record Blocked(CompletableFuture<?> until) implements Step {}

  /// Nothing more comes, and no more input is taken. What lies upstream is no longer needed.
  record Finished() implements Step {}
}
