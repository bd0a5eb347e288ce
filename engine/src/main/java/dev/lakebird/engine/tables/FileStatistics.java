package dev.lakebird.engine.tables;

import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the footers of files queried by path say of their columns, for the order of joins.
final class FileStatistics {
  private FileStatistics() {}

  /// The statistics of the columns whose bounds are known, by name.
  static Map<String, ColumnStatistics> of(TableSource source) {
    Map<String, ColumnStatistics> known = new HashMap<>();
    for (ScanColumn column : source.columns()) {
      column
          .bounds()
          .ifPresent(
              bounds ->
                  known.put(
                      column.name(),
                      new ColumnStatistics(
                          value(column, bounds.min()),
                          value(column, bounds.max()),
                          OptionalLong.empty(),
                          OptionalLong.empty())));
    }
    return known;
  }

  private static Optional<Value> value(ScanColumn column, BigInteger bound) {
    SqlType type = column.column().type();
    if (column.vectorType().isDecimal()) {
      return Optional.of(
          new Value.DecimalValue(type, new BigDecimal(bound, column.vectorType().scale())));
    }
    return switch (type) {
      case SqlType.Int64 t -> Optional.of(Value.of(bound.longValueExact()));
      case SqlType.Date t -> Optional.of(new Value.DateValue(bound.intValueExact()));
      case SqlType.Timestamp t -> Optional.of(new Value.TimestampValue(bound.longValueExact()));
      case SqlType.Datetime t -> Optional.of(new Value.DatetimeValue(bound.longValueExact()));
      default -> Optional.empty();
    };
  }
}
