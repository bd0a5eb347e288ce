package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;

/// A kernel with a BOOL result that can narrow a selection without making the booleans.
public interface PredicateKernel extends ScalarKernel {
  /// Writes the selected rows for which the result is TRUE to `out` in ascending order and returns
  /// how many they are. `out` may be the row array of `rows` itself.
  int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out);
}
