package dev.lakebird.tableformat.schema;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/// Which Iceberg type holds a GoogleSQL type, and how an Iceberg type reads as GoogleSQL. Source: the
/// Iceberg specification, "Schemas and Data Types"; the GoogleSQL reference, "Data types".
public final class IcebergTypes {
  /// The digits of NUMERIC before and after the point.
  private static final int NUMERIC_INTEGER_DIGITS = 29;

  private static final int NUMERIC_SCALE = 9;
  private static final int DECIMAL_PRECISION_MAX = 38;

  private IcebergTypes() {}

  /// The Iceberg type of a column. Fields within it take their ids from `nextId`. A type that Iceberg
  /// does not hold natively is UNIMPLEMENTED.
  static Type fromSql(SqlType type, TypeParameters parameters, IntSupplier nextId) {
    return switch (type) {
      case SqlType.Bool t -> Types.BooleanType.get();
      case SqlType.Int64 t -> Types.LongType.get();
      case SqlType.Float64 t -> Types.DoubleType.get();
      case SqlType.Numeric t -> numeric(parameters);
      case SqlType.BigNumeric t -> bigNumeric(parameters);
      case SqlType.StringType t -> Types.StringType.get();
      case SqlType.Bytes t -> Types.BinaryType.get();
      case SqlType.Date t -> Types.DateType.get();
      case SqlType.Time t -> Types.TimeType.get();
      case SqlType.Datetime t -> Types.TimestampType.withoutZone();
      case SqlType.Timestamp t -> Types.TimestampType.withZone();
      case SqlType.Array t -> list(t, nextId);
      case SqlType.Struct t -> struct(t, nextId);
      case SqlType.Interval t -> throw unstorable(t);
      case SqlType.Json t -> throw unstorable(t);
      case SqlType.Geography t -> throw unstorable(t);
      case SqlType.Range t -> throw unstorable(t);
    };
  }

  private static Type numeric(TypeParameters parameters) {
    if (parameters.precision().isEmpty()) {
      return Types.DecimalType.of(DECIMAL_PRECISION_MAX, NUMERIC_SCALE);
    }
    return Types.DecimalType.of(parameters.precision().getAsInt(), parameters.scale().orElse(0));
  }

  /// A declared precision that NUMERIC cannot hold reads back as BIGNUMERIC, so it needs no more than
  /// the decimal itself.
  private static Type bigNumeric(TypeParameters parameters) {
    int precision = parameters.precision().orElse(Integer.MAX_VALUE);
    int scale = parameters.scale().orElse(0);
    if (precision > DECIMAL_PRECISION_MAX || fitsNumeric(precision, scale)) {
      throw unstorable(SqlType.BIGNUMERIC);
    }
    return Types.DecimalType.of(precision, scale);
  }

  private static Type list(SqlType.Array array, IntSupplier nextId) {
    if (array.element() instanceof SqlType.Array) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY, "Cannot construct array with element type ARRAY");
    }
    int elementId = nextId.getAsInt();
    return Types.ListType.ofOptional(
        elementId, fromSql(array.element(), TypeParameters.NONE, nextId));
  }

  private static Type struct(SqlType.Struct struct, IntSupplier nextId) {
    var names = new HashSet<String>();
    var fields = new ArrayList<NestedField>();
    for (SqlType.Field field : struct.fields()) {
      String name =
          field
              .name()
              .orElseThrow(
                  () ->
                      new LakebirdException(
                          ErrorCode.INVALID_QUERY,
                          "A STRUCT of a table column needs a name for each field"));
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new LakebirdException(
            ErrorCode.INVALID_QUERY, "Duplicate field name in STRUCT: " + name);
      }
      int id = nextId.getAsInt();
      fields.add(
          NestedField.optional(id, name, fromSql(field.type(), TypeParameters.NONE, nextId)));
    }
    return Types.StructType.of(fields);
  }

  private static LakebirdException unstorable(SqlType type) {
    return LakebirdException.unimplemented("A table column of type " + type.sqlName());
  }

  /// The GoogleSQL type that an Iceberg type reads as. Types without one are UNIMPLEMENTED.
  public static SqlType toSql(Type type) {
    return switch (type) {
      case Types.BooleanType t -> SqlType.BOOL;
      case Types.IntegerType t -> SqlType.INT64;
      case Types.LongType t -> SqlType.INT64;
      case Types.FloatType t -> SqlType.FLOAT64;
      case Types.DoubleType t -> SqlType.FLOAT64;
      case Types.DecimalType t ->
          fitsNumeric(t.precision(), t.scale()) ? SqlType.NUMERIC : SqlType.BIGNUMERIC;
      case Types.StringType t -> SqlType.STRING;
      case Types.BinaryType t -> SqlType.BYTES;
      case Types.FixedType t -> SqlType.BYTES;
      case Types.UUIDType t -> SqlType.BYTES;
      case Types.DateType t -> SqlType.DATE;
      case Types.TimeType t -> SqlType.TIME;
      case Types.TimestampType t -> t.shouldAdjustToUTC() ? SqlType.TIMESTAMP : SqlType.DATETIME;
      case Types.ListType t -> SqlType.array(toSql(t.elementType()));
      case Types.StructType t -> new SqlType.Struct(fields(t));
      default -> throw LakebirdException.unimplemented("The Iceberg type " + type);
    };
  }

  /// What a column of the type says beyond [#toSql]: the precision and scale of a decimal, none where
  /// it is all of NUMERIC.
  static TypeParameters parameters(Type type) {
    if (!(type instanceof Types.DecimalType decimal)
        || (decimal.precision() == DECIMAL_PRECISION_MAX && decimal.scale() == NUMERIC_SCALE)) {
      return TypeParameters.NONE;
    }
    return TypeParameters.decimal(decimal.precision(), decimal.scale());
  }

  private static List<SqlType.Field> fields(Types.StructType struct) {
    return struct.fields().stream()
        .map(field -> SqlType.Field.of(field.name(), toSql(field.type())))
        .toList();
  }

  private static boolean fitsNumeric(int precision, int scale) {
    return scale <= NUMERIC_SCALE && precision - scale <= NUMERIC_INTEGER_DIGITS;
  }
}
