package dev.lakebird.queryexec.join;

import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// What the build side of a join says of a probe-side column: which keys there are, where they are integers
/// that lie near each other; else the least and the greatest, and where it is the only key, which hashes the
/// table has. A tester that keeps few rows back stops trying.
final class KeyFilter implements VectorPredicate {
  private final int column;
  private final VectorType type;
  private final @Nullable JoinTable table;
  private final @Nullable KeyBits bits;
  private final BufferAllocator allocator;
  private final boolean hasBounds;
  private final long min;
  private final long max;

  private KeyFilter(
      int column,
      VectorType type,
      @Nullable JoinTable table,
      @Nullable KeyBits bits,
      BufferAllocator allocator,
      long min,
      long max) {
    this.column = column;
    this.type = type;
    this.table = table;
    this.bits = bits;
    this.allocator = allocator;
    this.hasBounds = isInteger(type);
    this.min = min;
    this.max = max;
  }

  /// Whether anything can be said of a key: not of one that NULL matches.
  static boolean isUseful(JoinSpec spec, int key) {
    if (key >= spec.strictKeys()) {
      return false;
    }
    VectorType type = spec.leftTypes().get(spec.leftKeys().get(key));
    return spec.leftKeys().size() == 1 || isInteger(type);
  }

  static boolean isInteger(VectorType type) {
    return type.layout() == Layout.INT64 || type.layout() == Layout.INT32;
  }

  static ScanFilter of(
      JoinSpec spec, int key, int scanColumn, JoinTable table, BufferAllocator allocator) {
    VectorType type = spec.leftTypes().get(spec.leftKeys().get(key));
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (JoinRows part : table.rows()) {
      min = Math.min(min, part.keyMin(key));
      max = Math.max(max, part.keyMax(key));
    }
    KeyBits bits = isInteger(type) ? table.keyBits(key, min, max) : null;
    boolean hashes = bits == null && spec.leftKeys().size() == 1;
    var filter = new KeyFilter(scanColumn, type, hashes ? table : null, bits, allocator, min, max);
    return new ScanFilter(filter, filter.pruning());
  }

  private Optional<PruningPredicate> pruning() {
    if (!hasBounds || min > max) {
      return Optional.empty();
    }
    return value(min)
        .map(
            least ->
                new PruningPredicate.And(
                    List.of(
                        new PruningPredicate.Comparison(column, Operator.GREATER_OR_EQUAL, least),
                        new PruningPredicate.Comparison(
                            column, Operator.LESS_OR_EQUAL, value(max).orElse(least)))));
  }

  private Optional<Value> value(long bound) {
    return switch (type.type()) {
      case SqlType.Int64 t -> Optional.of(Value.of(bound));
      case SqlType.Date t -> Optional.of(new Value.DateValue((int) bound));
      case SqlType.Timestamp t -> Optional.of(new Value.TimestampValue(bound));
      case SqlType.Datetime t -> Optional.of(new Value.DatetimeValue(bound));
      default -> Optional.empty();
    };
  }

  @Override
  public List<Integer> columns() {
    return List.of(column);
  }

  @Override
  public boolean isPerValue() {
    return true;
  }

  @Override
  public Tester open() {
    return new KeyTester();
  }

  private final class KeyTester implements Tester {
    /// Rows after which the tester asks whether it is worth its time.
    private static final long TRIAL_ROWS = 1 << 15;

    private final RowColumns keyColumns = new RowColumns(allocator, true);
    private final Vector[] key = new Vector[1];
    private long[] hashes = new long[0];
    private int[] kept = new int[0];
    private long rowsSeen;
    private long rowsKept;

    @Override
    public Selection select(List<Vector> vectors, Selection rows) {
      if (rowsSeen >= TRIAL_ROWS && rowsKept > rowsSeen - rowsSeen / 4) {
        return rows;
      }
      int count = rows.count();
      if (kept.length < count) {
        kept = new int[count];
        hashes = new long[count];
      }
      Vector prepared = keyColumns.prepare(0, vectors.getFirst(), rows);
      Selection left =
          bits != null
              ? listed(bits, (FixedVector) prepared, rows)
              : hasBounds ? within((FixedVector) prepared, rows) : notNull(prepared, rows);
      if (table != null && left.count() > 0) {
        left = contained(table, prepared, left);
      }
      rowsSeen += count;
      rowsKept += left.count();
      return left;
    }

    private Selection listed(KeyBits keys, FixedVector values, Selection rows) {
      Selection present = values.mayHaveNulls() ? notNull(values, rows) : rows;
      boolean wide = values.type().layout() == Layout.INT64;
      int[] from = present.isAll() ? null : present.rows();
      return Selection.of(kept, keys.select(values.data(), wide, from, present.count(), kept));
    }

    private Selection within(FixedVector values, Selection rows) {
      boolean wide = values.type().layout() == Layout.INT64;
      boolean nulls = values.mayHaveNulls();
      int found = 0;
      for (int k = 0; k < rows.count(); k++) {
        int row = rows.row(k);
        long value = wide ? values.longAt(row) : values.intAt(row);
        if (value >= min && value <= max && !(nulls && values.isNull(row))) {
          kept[found++] = row;
        }
      }
      return Selection.of(kept, found);
    }

    private Selection notNull(Vector values, Selection rows) {
      int found = 0;
      for (int k = 0; k < rows.count(); k++) {
        if (!values.isNull(rows.row(k))) {
          kept[found++] = rows.row(k);
        }
      }
      return Selection.of(kept, found);
    }

    private Selection contained(JoinTable keys, Vector values, Selection rows) {
      key[0] = values;
      return Selection.of(kept, keys.mayContain(key, rows, hashes, kept));
    }

    @Override
    public void close() {
      keyColumns.close();
    }
  }
}
