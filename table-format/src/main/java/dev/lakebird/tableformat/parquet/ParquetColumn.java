package dev.lakebird.tableformat.parquet;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.math.BigInteger;
import java.util.OptionalInt;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/// A flat column as Lakebird writes it to Parquet, by the table "Parquet" of the Iceberg specification
/// (appendix A): decimals of up to 9 digits as INT32, up to 18 as INT64, up to 38 as fixed-length bytes of
/// the least length; dates as INT32; times, datetimes and timestamps as INT64 microseconds, adjusted to
/// UTC for TIMESTAMP alone.
///
/// @param column the logical description; NULL is refused where it is not nullable
/// @param fieldId the Iceberg field id, where the file belongs to a table
/// @param physicalType the Parquet type of the values
/// @param typeLength bytes a value of FIXED_LEN_BYTE_ARRAY, else 0
/// @param precision decimal digits of NUMERIC and BIGNUMERIC, else 0
/// @param scale digits after the point of NUMERIC and BIGNUMERIC, else 0
public record ParquetColumn(
    Column column,
    OptionalInt fieldId,
    Type physicalType,
    int typeLength,
    int precision,
    int scale) {
  /// The most digits of a decimal in INT32.
  public static final int INT32_DIGITS_MAX = 9;

  /// The most digits of a decimal in INT64.
  public static final int INT64_DIGITS_MAX = 18;

  /// The most digits of a decimal that Iceberg can hold.
  public static final int DIGITS_MAX = 38;

  private static final int NUMERIC_SCALE = 9;

  /// The column of a file that belongs to no table.
  ///
  /// @throws LakebirdException UNIMPLEMENTED for a type that cannot be written yet, naming the column
  public static ParquetColumn of(Column column) {
    return of(column, OptionalInt.empty());
  }

  /// The column with its Iceberg field id.
  public static ParquetColumn of(Column column, OptionalInt fieldId) {
    return switch (column.type()) {
      case SqlType.Bool t -> plain(column, fieldId, Type.BOOLEAN);
      case SqlType.Int64 t -> plain(column, fieldId, Type.INT64);
      case SqlType.Float64 t -> plain(column, fieldId, Type.DOUBLE);
      case SqlType.Numeric t -> decimal(column, fieldId);
      case SqlType.BigNumeric t -> decimal(column, fieldId);
      case SqlType.StringType t -> plain(column, fieldId, Type.BYTE_ARRAY);
      case SqlType.Bytes t -> plain(column, fieldId, Type.BYTE_ARRAY);
      case SqlType.Date t -> plain(column, fieldId, Type.INT32);
      case SqlType.Time t -> plain(column, fieldId, Type.INT64);
      case SqlType.Datetime t -> plain(column, fieldId, Type.INT64);
      case SqlType.Timestamp t -> plain(column, fieldId, Type.INT64);
      case SqlType.Interval t -> throw unsupported(column);
      case SqlType.Json t -> throw unsupported(column);
      case SqlType.Geography t -> throw unsupported(column);
      case SqlType.Array t -> throw unsupported(column);
      case SqlType.Struct t -> throw unsupported(column);
      case SqlType.Range t -> throw unsupported(column);
    };
  }

  public String name() {
    return column.name();
  }

  public boolean nullable() {
    return column.nullable();
  }

  public boolean isDecimal() {
    return precision > 0;
  }

  /// The element of the column in the schema of a file's footer.
  public SchemaElement schemaElement() {
    var element = new SchemaElement(name());
    element.setType(physicalType);
    element.setRepetition_type(
        nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
    if (typeLength > 0) {
      element.setType_length(typeLength);
    }
    fieldId.ifPresent(element::setField_id);
    switch (column.type()) {
      case SqlType.StringType t -> {
        element.setLogicalType(LogicalType.STRING(new StringType()));
        element.setConverted_type(ConvertedType.UTF8);
      }
      case SqlType.Date t -> {
        element.setLogicalType(LogicalType.DATE(new DateType()));
        element.setConverted_type(ConvertedType.DATE);
      }
      case SqlType.Time t ->
          element.setLogicalType(LogicalType.TIME(new TimeType(false, micros())));
      case SqlType.Datetime t ->
          element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(false, micros())));
      case SqlType.Timestamp t -> {
        element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, micros())));
        element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
      }
      case SqlType.Numeric t -> markDecimal(element);
      case SqlType.BigNumeric t -> markDecimal(element);
      case SqlType.Bool t -> {}
      case SqlType.Int64 t -> {}
      case SqlType.Float64 t -> {}
      case SqlType.Bytes t -> {}
      case SqlType.Interval t -> throw unsupported(column);
      case SqlType.Json t -> throw unsupported(column);
      case SqlType.Geography t -> throw unsupported(column);
      case SqlType.Array t -> throw unsupported(column);
      case SqlType.Struct t -> throw unsupported(column);
      case SqlType.Range t -> throw unsupported(column);
    }
    return element;
  }

  /// The fewest bytes whose two's complement holds every decimal of `precision` digits.
  public static int decimalBytes(int precision) {
    return BigInteger.TEN.pow(precision).subtract(BigInteger.ONE).bitLength() / 8 + 1;
  }

  private void markDecimal(SchemaElement element) {
    element.setLogicalType(LogicalType.DECIMAL(new DecimalType(scale, precision)));
    element.setConverted_type(ConvertedType.DECIMAL);
    element.setPrecision(precision);
    element.setScale(scale);
  }

  private static ParquetColumn plain(Column column, OptionalInt fieldId, Type physicalType) {
    return new ParquetColumn(column, fieldId, physicalType, 0, 0, 0);
  }

  private static ParquetColumn decimal(Column column, OptionalInt fieldId) {
    int precision;
    int scale;
    if (column.parameters().precision().isPresent()) {
      precision = column.parameters().precision().getAsInt();
      scale = column.parameters().scale().orElse(0);
    } else if (column.type() instanceof SqlType.Numeric) {
      precision = DIGITS_MAX;
      scale = NUMERIC_SCALE;
    } else {
      throw unsupported(column);
    }
    if (precision > DIGITS_MAX) {
      throw unsupported(column);
    }
    if (precision <= INT32_DIGITS_MAX) {
      return new ParquetColumn(column, fieldId, Type.INT32, 0, precision, scale);
    }
    if (precision <= INT64_DIGITS_MAX) {
      return new ParquetColumn(column, fieldId, Type.INT64, 0, precision, scale);
    }
    return new ParquetColumn(
        column, fieldId, Type.FIXED_LEN_BYTE_ARRAY, decimalBytes(precision), precision, scale);
  }

  private static TimeUnit micros() {
    return TimeUnit.MICROS(new MicroSeconds());
  }

  private static LakebirdException unsupported(Column column) {
    return LakebirdException.unimplemented(
        "Writing " + column.sqlType() + " to Parquet, of column " + column.name() + ",");
  }
}
