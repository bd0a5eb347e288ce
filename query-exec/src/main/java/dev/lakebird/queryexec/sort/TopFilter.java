package dev.lakebird.queryexec.sort;

import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Keeps back rows that cannot be among the first: those whose prefix comes after the prefix of a row
/// that enough others come before.
record TopFilter(SortKey key, int column, long threshold, BufferAllocator allocator)
    implements VectorPredicate {
  static ScanFilter of(
      SortKey key, VectorType type, int column, long threshold, BufferAllocator allocator) {
    var filter = new TopFilter(key, column, threshold, allocator);
    return new ScanFilter(filter, filter.value(type).map(filter::pruning));
  }

  /// The value whose prefix is the threshold, where a prefix is a whole value.
  private Optional<Value> value(VectorType type) {
    long bits = (key.descending() ? ~threshold : threshold) ^ Long.MIN_VALUE;
    return switch (type.type()) {
      case SqlType.Int64 t -> Optional.of(Value.of(bits));
      case SqlType.Timestamp t -> Optional.of(new Value.TimestampValue(bits));
      case SqlType.Datetime t -> Optional.of(new Value.DatetimeValue(bits));
      case SqlType.Date t ->
          bits == (int) bits ? Optional.of(new Value.DateValue((int) bits)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private PruningPredicate pruning(Value value) {
    Operator operator = key.descending() ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL;
    var comparison = new PruningPredicate.Comparison(column, operator, value);
    // The prefix of NULL is the least or the greatest of all.
    boolean nullsPass = key.nullsFirst() || threshold == -1;
    return nullsPass
        ? new PruningPredicate.Or(List.of(comparison, new PruningPredicate.IsNull(column)))
        : comparison;
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
