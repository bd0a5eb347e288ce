package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.tableformat.parquet.footer.FileColumn.Unit;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/// What a flat Parquet column is in GoogleSQL. Source: the Parquet specification, "Logical Types", with
/// the converted types that older writers use alone.
final class ColumnMapping {
  private static final int INT64_DIGITS_MAX = 18;
  private static final int DECIMAL128_DIGITS_MAX = 38;
  private static final int NUMERIC_SCALE_MAX = 9;
  private static final int NUMERIC_WHOLE_DIGITS_MAX = 29;

  private ColumnMapping() {}

  static FileColumn map(SchemaElement element, int leaf, FilePlace place) {
    Type physical = element.getType();
    Optional<Decimal> decimal = decimal(element);
    if (decimal.isPresent()) {
      return decimalColumn(element, leaf, decimal.get(), place);
    }
    return switch (physical) {
      case BOOLEAN -> column(element, leaf, SqlType.BOOL, Unit.MICROS, false);
      case INT32 -> int32(element, leaf);
      case INT64 -> int64(element, leaf);
      case INT96 -> column(element, leaf, SqlType.TIMESTAMP, Unit.NANOS, false);
      case FLOAT, DOUBLE -> column(element, leaf, SqlType.FLOAT64, Unit.MICROS, false);
      case BYTE_ARRAY ->
          column(
              element, leaf, isText(element) ? SqlType.STRING : SqlType.BYTES, Unit.MICROS, false);
      case FIXED_LEN_BYTE_ARRAY -> fixed(element, leaf, place);
    };
  }

  /// A column that is known to be there and cannot be read; BYTES stands for its type.
  static FileColumn unsupported(SchemaElement element, int leaf, Type physical, String feature) {
    return new FileColumn(
        leaf,
        SchemaReader.fieldId(element),
        new Column(element.getName(), SqlType.BYTES, TypeParameters.NONE, true),
        VectorType.BYTES,
        physical,
        element.getType_length(),
        Unit.MICROS,
        false,
        Optional.of(feature));
  }

  private static FileColumn int32(SchemaElement element, int leaf) {
    LogicalType logical = element.getLogicalType();
    ConvertedType converted = element.getConverted_type();
    if (logical != null && logical.isSetDATE() || converted == ConvertedType.DATE) {
      return column(element, leaf, SqlType.DATE, Unit.MICROS, false);
    }
    if (logical != null && logical.isSetTIME() || converted == ConvertedType.TIME_MILLIS) {
      return column(element, leaf, SqlType.TIME, Unit.MILLIS, false);
    }
    return column(element, leaf, SqlType.INT64, Unit.MICROS, isUnsigned(element));
  }

  private static FileColumn int64(SchemaElement element, int leaf) {
    LogicalType logical = element.getLogicalType();
    if (logical != null && logical.isSetTIMESTAMP()) {
      var timestamp = logical.getTIMESTAMP();
      SqlType type = timestamp.isIsAdjustedToUTC() ? SqlType.TIMESTAMP : SqlType.DATETIME;
      return column(element, leaf, type, unit(timestamp.getUnit()), false);
    }
    if (logical != null && logical.isSetTIME()) {
      return column(element, leaf, SqlType.TIME, unit(logical.getTIME().getUnit()), false);
    }
    ConvertedType converted = logical == null ? element.getConverted_type() : null;
    if (converted == ConvertedType.TIMESTAMP_MILLIS) {
      return column(element, leaf, SqlType.TIMESTAMP, Unit.MILLIS, false);
    }
    if (converted == ConvertedType.TIMESTAMP_MICROS) {
      return column(element, leaf, SqlType.TIMESTAMP, Unit.MICROS, false);
    }
    if (converted == ConvertedType.TIME_MICROS) {
      return column(element, leaf, SqlType.TIME, Unit.MICROS, false);
    }
    if (isUnsigned(element)) {
      // Twenty digits: NUMERIC holds every unsigned 64-bit integer.
      return new FileColumn(
          leaf,
          SchemaReader.fieldId(element),
          new Column(
              element.getName(), SqlType.NUMERIC, TypeParameters.decimal(20, 0), nullable(element)),
          VectorType.decimal(SqlType.NUMERIC, Layout.DECIMAL128, 0),
          Type.INT64,
          0,
          Unit.MICROS,
          true,
          SchemaReader.none());
    }
    return column(element, leaf, SqlType.INT64, Unit.MICROS, false);
  }

  private static FileColumn fixed(SchemaElement element, int leaf, FilePlace place) {
    if (element.getType_length() <= 0) {
      throw place
          .column(element.getName())
          .corrupt("the length of a fixed-length column is missing");
    }
    LogicalType logical = element.getLogicalType();
    if (logical != null && logical.isSetFLOAT16()) {
      return unsupported(element, leaf, Type.FIXED_LEN_BYTE_ARRAY, "The Parquet type FLOAT16");
    }
    if (element.getConverted_type() == ConvertedType.INTERVAL) {
      return unsupported(element, leaf, Type.FIXED_LEN_BYTE_ARRAY, "The Parquet type INTERVAL");
    }
    return column(element, leaf, SqlType.BYTES, Unit.MICROS, false);
  }

  private static FileColumn decimalColumn(
      SchemaElement element, int leaf, Decimal decimal, FilePlace place) {
    FilePlace where = place.column(element.getName());
    int precision = decimal.precision;
    int scale = decimal.scale;
    if (precision <= 0 || scale < 0 || scale > precision) {
      throw where.corrupt("the precision of a decimal is out of range");
    }
    Type physical = element.getType();
    boolean carries =
        physical == Type.INT32
            || physical == Type.INT64
            || physical == Type.BYTE_ARRAY
            || physical == Type.FIXED_LEN_BYTE_ARRAY && element.getType_length() > 0;
    if (!carries) {
      throw where.corrupt("a decimal lies in a type that cannot hold it");
    }
    if (precision > DECIMAL128_DIGITS_MAX) {
      return unsupported(element, leaf, physical, "A Parquet decimal of more than 38 digits");
    }
    boolean numeric = scale <= NUMERIC_SCALE_MAX && precision - scale <= NUMERIC_WHOLE_DIGITS_MAX;
    SqlType type = numeric ? SqlType.NUMERIC : SqlType.BIGNUMERIC;
    Layout layout = precision <= INT64_DIGITS_MAX ? Layout.INT64 : Layout.DECIMAL128;
    return new FileColumn(
        leaf,
        SchemaReader.fieldId(element),
        new Column(
            element.getName(), type, TypeParameters.decimal(precision, scale), nullable(element)),
        VectorType.decimal(type, layout, scale),
        physical,
        element.getType_length(),
        Unit.MICROS,
        false,
        SchemaReader.none());
  }

  private static FileColumn column(
      SchemaElement element, int leaf, SqlType type, Unit unit, boolean unsignedValues) {
    return new FileColumn(
        leaf,
        SchemaReader.fieldId(element),
        new Column(element.getName(), type, TypeParameters.NONE, nullable(element)),
        VectorType.of(type),
        element.getType(),
        element.getType_length(),
        unit,
        unsignedValues,
        SchemaReader.none());
  }

  private static boolean nullable(SchemaElement element) {
    return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
  }

  private static Unit unit(TimeUnit unit) {
    if (unit.isSetMILLIS()) {
      return Unit.MILLIS;
    }
    return unit.isSetNANOS() ? Unit.NANOS : Unit.MICROS;
  }

  private static boolean isUnsigned(SchemaElement element) {
    LogicalType logical = element.getLogicalType();
    if (logical != null && logical.isSetINTEGER()) {
      return !logical.getINTEGER().isIsSigned();
    }
    ConvertedType converted = element.getConverted_type();
    return converted == ConvertedType.UINT_8
        || converted == ConvertedType.UINT_16
        || converted == ConvertedType.UINT_32
        || converted == ConvertedType.UINT_64;
  }

  private static boolean isText(SchemaElement element) {
    LogicalType logical = element.getLogicalType();
    if (logical != null) {
      return logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON();
    }
    ConvertedType converted = element.getConverted_type();
    return converted == ConvertedType.UTF8
        || converted == ConvertedType.ENUM
        || converted == ConvertedType.JSON;
  }

  private static Optional<Decimal> decimal(SchemaElement element) {
    LogicalType logical = element.getLogicalType();
    if (logical != null && logical.isSetDECIMAL()) {
      var decimal = logical.getDECIMAL();
      return Optional.of(new Decimal(decimal.getPrecision(), decimal.getScale()));
    }
    return element.getConverted_type() == ConvertedType.DECIMAL
        ? Optional.of(new Decimal(element.getPrecision(), element.getScale()))
        : Optional.empty();
  }

  private record Decimal(int precision, int scale) {}
}
