package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.Batch;

/// One running step of a pipeline: source, middle or sink. Belongs to one worker, which may be a
/// different thread at each call but never two at once.
///
/// The worker asks [#advance] in turn and obeys the answer. A source never needs input, a sink never
/// has output. An input batch is valid until the operator answers [Step#NEED_INPUT] or
/// [Step#FINISHED]; an output batch until the next [#advance]. Each call works for about a batch, or
/// watches [TaskContext#quantumOver].
public interface Operator extends AutoCloseable {
  /// Gives a batch with at least one selected row; only after [#advance] answered NEED_INPUT.
  void addInput(Batch batch);

  /// Says that no more input comes; only after [#advance] answered NEED_INPUT, at most once.
  void finishInput();

  /// Moves on as far as it can.
  Step advance();

  /// The batch that the last step announced, valid until the next. It may have no selected row.
  Batch output();

  /// Frees everything it holds; called once, on every path.
  @Override
  void close();
}
