package dev.lakebird.tableformat.table;

import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/// The metrics of one column over data files as they are added.
final class ColumnMetricsSum {
  private final int fieldId;
  private final Type type;
  private final @Nullable Comparator<Object> comparator;

  private @Nullable Object lower;
  private @Nullable Object upper;
  private boolean bounded;
  private boolean nullsKnown = true;
  private long nulls;

  ColumnMetricsSum(NestedField field) {
    this.fieldId = field.fieldId();
    this.type = field.type();
    this.comparator =
        field.type().isPrimitiveType() && MetricValues.isKnown(field.type())
            ? Comparators.forType(field.type().asPrimitiveType())
            : null;
    this.bounded = comparator != null;
  }

  void add(DataFile file) {
    Long nullCount = find(file.nullValueCounts());
    if (nullCount == null) {
      nullsKnown = false;
    } else {
      nulls += nullCount;
    }
    boolean onlyNulls = nullCount != null && nullCount == file.recordCount();
    if (bounded && !onlyNulls) {
      addBounds(find(file.lowerBounds()), find(file.upperBounds()));
    }
  }

  private void addBounds(@Nullable ByteBuffer low, @Nullable ByteBuffer high) {
    Comparator<Object> order = comparator;
    if (order == null || low == null || high == null) {
      bounded = false;
      return;
    }
    Object fileLower = Conversions.fromByteBuffer(type, low);
    Object fileUpper = Conversions.fromByteBuffer(type, high);
    Object l = lower;
    Object u = upper;
    lower = l == null || order.compare(fileLower, l) < 0 ? fileLower : l;
    upper = u == null || order.compare(fileUpper, u) > 0 ? fileUpper : u;
  }

  private <T> @Nullable T find(@Nullable Map<Integer, T> metrics) {
    return metrics == null ? null : metrics.get(fieldId);
  }

  ColumnStatistics statistics() {
    return new ColumnStatistics(
        value(lower), value(upper), nullsKnown ? OptionalLong.of(nulls) : OptionalLong.empty());
  }

  private Optional<Value> value(@Nullable Object bound) {
    return bounded && bound != null
        ? Optional.of(MetricValues.value(type, bound))
        : Optional.empty();
  }
}
