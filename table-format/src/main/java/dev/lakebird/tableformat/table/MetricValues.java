package dev.lakebird.tableformat.table;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.schema.IcebergTypes;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.iceberg.types.Type;

/// Iceberg's single values, as bounds in manifests hold them, as GoogleSQL values.
public final class MetricValues {
  private MetricValues() {}

  /// Whether bounds of the type have a value in GoogleSQL's order.
  public static boolean isKnown(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, DECIMAL, STRING, BINARY, DATE, TIME, TIMESTAMP ->
          true;
      default -> false;
    };
  }

  /// The value of a bound as Iceberg's API gives it for the type.
  public static Value value(Type type, Object bound) {
    return switch (type.typeId()) {
      case BOOLEAN -> Value.of((boolean) (Boolean) bound);
      case INTEGER, LONG -> Value.of(((Number) bound).longValue());
      case FLOAT, DOUBLE -> Value.of(((Number) bound).doubleValue());
      case DECIMAL -> new Value.DecimalValue(IcebergTypes.toSql(type), (BigDecimal) bound);
      case STRING -> Value.of(bound.toString());
      case BINARY -> new Value.BytesValue(bytes((ByteBuffer) bound));
      case DATE -> new Value.DateValue((Integer) bound);
      case TIME -> new Value.TimeValue((Long) bound);
      case TIMESTAMP ->
          IcebergTypes.toSql(type).equals(dev.lakebird.types.SqlType.TIMESTAMP)
              ? new Value.TimestampValue((Long) bound)
              : new Value.DatetimeValue((Long) bound);
      default -> throw LakebirdException.internal("A bound of a type without bounds");
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }
}
