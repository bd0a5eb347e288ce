package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import io.substrait.proto.Type;
import java.util.List;
import java.util.Map;

/// Substrait types as GoogleSQL types.
final class TypeReader {
  private static final Map<String, SqlType> USER_DEFINED =
      Map.of(
          "bignumeric",
          SqlType.BIGNUMERIC,
          "json",
          SqlType.JSON,
          "geography",
          SqlType.GEOGRAPHY,
          "range_date",
          new SqlType.Range(SqlType.DATE),
          "range_datetime",
          new SqlType.Range(SqlType.DATETIME),
          "range_timestamp",
          new SqlType.Range(SqlType.TIMESTAMP));

  private final Map<Integer, String> typeNames;
  private final Map<Integer, List<String>> fieldNames;

  /// @param declarations of the plan
  TypeReader(Declarations declarations) {
    this.typeNames = Map.copyOf(declarations.typeNames());
    this.fieldNames = Map.copyOf(declarations.fieldNames());
  }

  /// The GoogleSQL type.
  SqlType read(Type type) {
    return switch (type.getKindCase()) {
      case BOOL -> SqlType.BOOL;
      case I64, I32, I16, I8 -> SqlType.INT64;
      case FP64, FP32 -> SqlType.FLOAT64;
      case STRING, VARCHAR, FIXED_CHAR -> SqlType.STRING;
      case BINARY, FIXED_BINARY -> SqlType.BYTES;
      case DATE -> SqlType.DATE;
      case PRECISION_TIME -> SqlType.TIME;
      case PRECISION_TIMESTAMP -> SqlType.DATETIME;
      case PRECISION_TIMESTAMP_TZ -> SqlType.TIMESTAMP;
      case INTERVAL_COMPOUND -> SqlType.INTERVAL;
      case DECIMAL -> type.getDecimal().getScale() <= 9 ? SqlType.NUMERIC : SqlType.BIGNUMERIC;
      case LIST -> SqlType.array(read(type.getList().getType()));
      case STRUCT ->
          struct(
              type.getStruct().getTypeVariationReference(),
              type.getStruct().getTypesList().stream().map(this::read).toList());
      case USER_DEFINED -> named(type.getUserDefined().getTypeReference());
      case TIMESTAMP,
          TIME,
          INTERVAL_YEAR,
          INTERVAL_DAY,
          TIMESTAMP_TZ,
          UUID,
          MAP,
          FUNC,
          USER_DEFINED_TYPE_REFERENCE,
          ALIAS,
          KIND_NOT_SET ->
          throw LakebirdException.unimplemented("The Substrait type " + type.getKindCase());
    };
  }

  /// The struct of fields of these types, with the names that a declared variation gives them.
  SqlType.Struct struct(int variation, List<SqlType> types) {
    return FieldNames.struct(fieldNames.getOrDefault(variation, List.of()), types);
  }

  SqlType named(int anchor) {
    SqlType type = USER_DEFINED.get(typeNames.getOrDefault(anchor, ""));
    if (type == null) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan uses a type that it does not declare");
    }
    return type;
  }
}
