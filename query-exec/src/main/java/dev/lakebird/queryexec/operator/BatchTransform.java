package dev.lakebird.queryexec.operator;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.types.vector.Batch;
import org.jspecify.annotations.Nullable;

/// A middle operator that makes at most one batch of each.
abstract class BatchTransform implements Operator {
  private @Nullable Batch input;
  private @Nullable Batch result;
  private boolean inputFinished;

  /// The batch in place of `batch`; without selected rows where nothing is left.
  abstract Batch transform(Batch batch);

  /// Whether no further batch can have a result.
  boolean isDone() {
    return false;
  }

  @Override
  public final void addInput(Batch batch) {
    input = batch;
  }

  @Override
  public final void finishInput() {
    inputFinished = true;
  }

  @Override
  public final Step advance() {
    result = null;
    if (input != null) {
      Batch taken = input;
      input = null;
      result = transform(taken);
      if (result.selectedCount() > 0) {
        return Step.HAS_OUTPUT;
      }
    }
    return inputFinished || isDone() ? Step.FINISHED : Step.NEED_INPUT;
  }

  @Override
  public final Batch output() {
    if (result == null) {
      throw LakebirdException.internal("The operator has no batch");
    }
    return result;
  }
}
