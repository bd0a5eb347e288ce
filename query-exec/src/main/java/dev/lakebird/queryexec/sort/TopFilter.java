package dev.lakebird.queryexec.sort;

import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Keeps back rows that cannot be among the first: those whose prefix comes after the prefix of a row
/// that enough others come before.
record TopFilter(SortKey key, int column, long threshold, BufferAllocator allocator)
    implements VectorPredicate {
  static ScanFilter of(SortKey key, int column, long threshold, BufferAllocator allocator) {
    return new ScanFilter(new TopFilter(key, column, threshold, allocator), Optional.empty());
  }

  @Override
  public List<Integer> columns() {
    return List.of(column);
  }

  /// NULLs may be among the first, so rows are asked, not values.
  @Override
  public boolean isPerValue() {
    return false;
  }

  @Override
  public Tester open() {
    return new Tester() {
      private final RowColumns columns = new RowColumns(allocator, false);
      private long[] prefixes = new long[0];
      private int[] kept = new int[0];

      @Override
      public Selection select(List<Vector> vectors, Selection rows) {
        int count = rows.count();
        if (kept.length < count) {
          kept = new int[count];
          prefixes = new long[count];
        }
        SortPrefix.compute(key, columns.prepare(0, vectors.getFirst(), rows), rows, prefixes);
        int found = 0;
        for (int k = 0; k < count; k++) {
          if (Long.compareUnsigned(prefixes[k], threshold) <= 0) {
            kept[found++] = rows.row(k);
          }
        }
        return Selection.of(kept, found);
      }

      @Override
      public void close() {
        columns.close();
      }
    };
  }
}
