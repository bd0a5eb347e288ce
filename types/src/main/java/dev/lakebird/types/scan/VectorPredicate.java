package dev.lakebird.types.scan;

import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;

/// A row test compiled by execution, which a source only calls. A test over one column whose outcome
/// depends on the value alone may be asked once a dictionary entry instead of once a row.
public interface VectorPredicate {
  /// Positions in [TableSource#columns] of the columns tested, in the order of `select`'s vectors.
  List<Integer> columns();

  /// Whether the test reads one column and nothing else, so that the source may give it a dictionary
  /// in place of the rows. NULL rows never satisfy a test for which this holds.
  boolean isPerValue();

  /// A tester for one thread.
  Tester open();

  /// Tests rows; belongs to one thread.
  interface Tester extends AutoCloseable {
    /// The rows among `rows` that satisfy the test, in a selection that is valid until the next call.
    /// Vectors are aligned: row `i` of the batch is row `i` of each.
    Selection select(List<Vector> vectors, Selection rows);

    @Override
    void close();
  }
}
