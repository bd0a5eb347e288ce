package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;

/// Evaluates a bound function over batches. Immutable: whatever a batch needs is in the frame.
///
/// Vectors are aligned by row: the result has the length of the arguments and is filled at the
/// selected rows; other rows are unspecified. An error of a selected row is thrown (or is NULL when
/// the frame is safe); rows outside the selection never raise one. A kernel may compute all rows in a
/// fast lane that only notes whether anything went wrong, and run the selected rows again precisely
/// when it did.
public interface ScalarKernel {
  /// The physical type of every result.
  BoundCall.Result result();

  /// The result, borrowed from the frame's scratch (or an argument) until the next call with it.
  Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows);
}
