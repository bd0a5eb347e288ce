package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Vector;
import org.apache.arrow.memory.BufferAllocator;

/// A bound window function; immutable, makes evaluators.
public interface WindowKernel {
  /// The physical type of every result.
  BoundCall.Result result();

  /// An evaluator of one worker, which allocates from `allocator`.
  Evaluator open(EvaluationContext context, BufferAllocator allocator);

  /// Evaluates stretch after stretch of ordered rows. Belongs to one thread.
  interface Evaluator {
    /// The results of the rows of a stretch, owned by the caller.
    Vector evaluate(WindowRows rows);
  }
}
