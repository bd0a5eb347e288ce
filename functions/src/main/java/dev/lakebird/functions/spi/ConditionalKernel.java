package dev.lakebird.functions.spi;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;

/// Evaluates a conditional function over batches; see [ScalarKernel] for what holds of results.
public interface ConditionalKernel {
  /// The physical type of every result.
  BoundCall.Result result();

  /// The result for the selected rows, `length` rows long. An argument is evaluated at most for the
  /// rows that need it.
  Vector evaluate(KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows);

  /// An argument that is not evaluated yet.
  interface LazyArgument {
    /// Its values at `rows`; borrowed until the argument is evaluated again.
    Vector evaluate(Selection rows);

    /// The rows among `rows` for which a BOOL argument is TRUE; valid until the argument is evaluated
    /// again.
    Selection select(Selection rows);
  }
}
