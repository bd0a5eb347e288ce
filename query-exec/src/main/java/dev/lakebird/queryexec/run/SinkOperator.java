package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.Batch;

/// An operator at the end of a pipeline: it has no output.
public interface SinkOperator extends Operator {
  @Override
  default Batch output() {
    throw LakebirdException.internal("A sink has no output");
  }
}
