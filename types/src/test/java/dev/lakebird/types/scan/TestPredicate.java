package dev.lakebird.types.scan;

import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// A row test for the kit that counts how many rows, or dictionary entries, it was asked about.
final class TestPredicate implements VectorPredicate {
  private final List<Integer> columns;
  private final boolean perValue;
  private final Predicate<List<Value>> test;
  final AtomicLong asked = new AtomicLong();

  private TestPredicate(List<Integer> columns, boolean perValue, Predicate<List<Value>> test) {
    this.columns = columns;
    this.perValue = perValue;
    this.test = test;
  }

  /// A test of one column's value, never NULL.
  static TestPredicate ofValue(int column, Predicate<Value> test) {
    return new TestPredicate(
        List.of(column), true, row -> !row.getFirst().isNull() && test.test(row.getFirst()));
  }

  /// A test over several columns, NULL among their values.
  static TestPredicate ofRow(List<Integer> columns, Predicate<List<Value>> test) {
    return new TestPredicate(columns, false, test);
  }

  ScanFilter filter() {
    return new ScanFilter(this, java.util.Optional.empty());
  }

  ScanFilter filter(PruningPredicate pruning) {
    return new ScanFilter(this, java.util.Optional.of(pruning));
  }

  /// Whether a row of the table, all columns in order, satisfies the test.
  boolean holds(List<Value> row) {
    return test.test(columns.stream().map(row::get).toList());
  }

  @Override
  public List<Integer> columns() {
    return columns;
  }

  @Override
  public boolean isPerValue() {
    return perValue;
  }

  @Override
  public Tester open() {
    return new Tester() {
      @Override
      public Selection select(List<Vector> vectors, Selection rows) {
        asked.addAndGet(rows.count());
        int[] kept = new int[rows.count()];
        int count = 0;
        for (int k = 0; k < rows.count(); k++) {
          int row = rows.row(k);
          var values = new ArrayList<Value>();
          for (Vector vector : vectors) {
            values.add(Vectors.read(vector, row));
          }
          if (test.test(values)) {
            kept[count++] = row;
          }
        }
        return Selection.of(kept, count);
      }

      @Override
      public void close() {}
    };
  }
}
