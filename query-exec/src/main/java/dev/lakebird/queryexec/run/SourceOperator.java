package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.Batch;

/// An operator at the start of a pipeline: it takes no input.
public interface SourceOperator extends Operator {
  @Override
  default void addInput(Batch batch) {
    throw LakebirdException.internal("A source takes no input");
  }

  @Override
  default void finishInput() {
    throw LakebirdException.internal("A source takes no input");
  }
}
