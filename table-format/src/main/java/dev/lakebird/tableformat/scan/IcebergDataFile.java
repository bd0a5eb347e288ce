package dev.lakebird.tableformat.scan;

import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.tableformat.table.MetricValues;
import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/// A data file with what its manifest entry says of the values within.
record IcebergDataFile(DataFile file, TableMetadata metadata) {
  /// What the metrics prove of a column.
  ColumnRange range(NestedField field) {
    long rows = file.recordCount();
    if (!MetricValues.isKnown(field.type())) {
      return ColumnRange.unknown(rows);
    }
    Map<Integer, Long> nullCounts = file.nullValueCounts();
    Long nulls = nullCounts == null ? null : nullCounts.get(field.fieldId());
    return new ColumnRange(
        bound(file.lowerBounds(), field),
        bound(file.upperBounds(), field),
        nulls == null ? OptionalLong.empty() : OptionalLong.of(nulls),
        rows);
  }

  /// The value of a column that the file's partition gives for all its rows.
  Optional<Value> partitionValue(NestedField field) {
    PartitionSpec spec = metadata.specsById().get(file.specId());
    if (spec == null) {
      return Optional.empty();
    }
    for (int i = 0; i < spec.fields().size(); i++) {
      PartitionField part = spec.fields().get(i);
      if (part.sourceId() == field.fieldId() && part.transform().isIdentity()) {
        Object value = file.partition().get(i, Object.class);
        return value == null || !MetricValues.isKnown(field.type())
            ? Optional.empty()
            : Optional.of(MetricValues.value(field.type(), value));
      }
    }
    return Optional.empty();
  }

  private static Optional<Value> bound(
      @Nullable Map<Integer, ByteBuffer> bounds, NestedField field) {
    ByteBuffer bytes = bounds == null ? null : bounds.get(field.fieldId());
    if (bytes == null) {
      return Optional.empty();
    }
    Object bound = Conversions.fromByteBuffer(field.type(), bytes);
    if (bound == null
        || bound instanceof Float f && f.isNaN()
        || bound instanceof Double d && d.isNaN()) {
      return Optional.empty();
    }
    Value value = MetricValues.value(field.type(), bound);
    return Optional.of(
        value instanceof Value.StringValue text
            ? new Value.BytesValue(text.value().getBytes(StandardCharsets.UTF_8))
            : value);
  }
}
